"""Given names: by hand, and from Faker's lists (given_names_build.py)."""

from pkgutil import get_data

_GIVEN = """
Aaron Abdul Abdullah Abel Abigail Abraham Ada Adam Adrian Ahmad Ahmed Aisha Akira Alan Alain
Albert Alberto Alejandro Aleksandr Alessandro Alex Alexander Alexandra Alexei Alexey Alfred Ali
Alice Alison Allan Allison Alok Amanda Amar Amir Amit Amy Ana Anand Anatoly Anders Andre Andrea
Andreas Andrei Andres Andrew Andrey Andrzej Andy Angela Angelo Anil Anita Anjali Ann Anna Anne
Annie Anthony Antoine Anton Antonio Anwar Arjun Arnold Arthur Arun Ashok Ashraf Asif Astrid Aung
Ayesha Babak Barack Barbara Barry Beatrice Ben Benedikt Benjamin Bernard Bernd Beth Betty Bill
Birgit Bob Boris Brad Brenda Brendan Brian Bridget Bruce Bruno Bryan Carl Carla Carlo Carlos
Carmen Carol Caroline Carrie Catherine Cecilia Cesar Charles Charlie Chris Christina Christine
Christoph Christopher Claire Clara Claudia Claudio Colin Connor Craig Cristina Cynthia Daisuke
Dan Daniel Daniela Danny David Deborah Debra Deepak Denis Dennis Derek Diana Diane Diego Dieter
Dilip Dimitri Dinesh Dmitri Dmitry Dominic Dominique Donald Donna Doris Dorothy Douglas Duncan
Eduardo Edward Edwin Eileen Elena Eleanor Elizabeth Ellen Elsa Emil Emily Emma Emmanuel Enrique
Eric Erik Erika Ernest Ernesto Esther Eugene Eva Evan Evelyn Fatima Federico Felipe Felix
Fernando Fiona Francesca Francesco Francis Francisco Franck Franco Francois Frank Franz Fred
Frederick Friedrich Fumio Gabriel Gabriela Gareth Gary Gavin Geoff Geoffrey George Gerald Gerard
Gerhard Giorgio Giovanni Giulia Giuseppe Gloria Gordon Graham Greg Gregory Greta Guillermo
Gustavo Hamid Hannah Hans Harald Harold Harriet Harry Hasan Hassan Heather Hector Heidi Heinrich
Helen Helena Helga Henri Henrik Henry Herbert Haruki Hideki Hiroshi Hiroyuki Hugh Hugo Hussein Ian
Ibrahim Ignacio Igor Imran Indira Ingrid Irene Irina Isabel Isabella Ivan Jack Jacob Jacqueline
Jacques Jaime Jakob James Jamie Jan Jane Janet Janice Jared Jason Javier Jawaharlal Jean Jeff
Jeffrey Jennifer Jens Jeremy Jerome Jerry Jesse Jessica Jesus Jill Jim Jimmy Joachim Joan Joanna
Joao Joe Joel Johan Johanna Johannes John Johnny Jon Jonas Jonathan Jorge Jose Josef Joseph
Joshua Juan Judith Judy Julia Julian Juliana Julie Julien Juergen Jurgen Justin Kaori Karen Karim
Karin Karl Karsten Katarina Kate Katherine Kathleen Kathryn Katie Katrin Kavita Kazuki Kazuo
Keiko Keith Keir Kelly Ken Kenji Kenneth Kenta Kevin Khalid Kiran Klaus Konstantin Krishna
Kristina Kristine Kumar Kurt Kwame Lakshmi Lars Laura Lauren Laurent Lawrence Leila Lena Leo Leon
Leonard Leonardo Leonid Leslie Lewis Liam Linda Lisa Lorenzo Louis Louise Luca Lucas Lucia Lucy
Ludwig Luigi Luis Luiz Luke Lydia Lynn Magnus Mahmoud Makoto Malcolm Manfred Manoj Manuel Marc
Marcel Marcelo Marco Marcos Marcus Margaret Margarita Maria Marie Marina Mario Marion Mark Markus
Marta Martha Martin Martina Mary Masahiro Masako Massimo Mateo Mathias Matteo Matthew Matthias
Maureen Maurice Mauro Max Maxim Mehmet Melanie Melissa Mehdi Michael Michel Michele Michelle
Miguel Mikhail Mike Milan Mohamad Mohamed Mohammad Mohammed Monica Monika Muhammad Murat Mustafa
Nadia Nancy Naoko Narendra Natalia Natalie Natasha Nathan Naveen Neha Neil Nelson Nicholas Nick
Nicola Nicolas Nicole Nigel Nikita Nikolai Nina Nirmala Noah Noel Nora Norman Olaf Oleg Olga
Oliver Olivia Olivier Omar Oscar Osman Oswaldo Otto Pablo Pamela Paola Paolo Patricia Patrick
Paul Paula Pavel Pedro Peggy Penny Per Pete Peter Petra Phil Philip Philippe Phillip Pierre
Pietro Piotr Pradeep Prakash Pranab Priya Priyanka Rachel Rafael Rahul Raj Rajesh Rajiv Ralph Ram
Ramesh Ramon Randy Rania Raul Ravi Ray Raymond Rebecca Recep Reza Ricardo Richard Rick Rita
Robert Roberto Robin Rodrigo Roger Roland Rolf Roman Ron Ronald Rosa Rosario Ross Roy Ruben
Rudolf Rudy Rupert Russell Ruth Ryan Sabine Said Saito Salman Sam Samantha Samir Samuel Sandra
Sanjay Sara Sarah Satoshi Scott Sean Sebastian Serena Serge Sergei Sergey Sergio Shannon Sharon
Shaun Shigeru Shinzo Shirley Shunji Sigrid Silvia Silvio Simon Simone Sofia Sonia Sophie Stanislav
Stefan Stefania Stefano Steffen Stephanie Stephen Steve Steven Stuart Suresh Susan Susanne Sushma
Suzanne Sven Svetlana Takashi Takeshi Tamara Tanya Taro Tatiana Tatsuya Ted Terence Teresa Teruo
Theresa Thomas Tim Timothy Tobias Todd Tom Tomas Tomoko Tomoya Tony Toshio Tracy Travis Tyler
Ulrich Ursula Uwe Valentina Valeria Valery Vanessa Vasily Vera Veronica Viktor Victor Vijay
Vikram Vincent Vincenzo Vishal Vitaly Vladimir Volodymyr Walter Wayne Wendy Werner Wilhelm
William Wolfgang Yasmin Yasuo Yevgeny Yoko Yoshihide Yoshiko Youssef Yuki Yukio Yulia Yuri Yusuf
Yves Yvonne Zoe Zsofia Kyle Bradley Gilbert Logan Lara Ramona Clive Harvey Howard Estelle Eloise
Layla Lorena Leticia Magdalena Mariana Mariano Eusebio Pilar Lourdes Agustin Allen Alvin Blaine
Brandon Cornelius Duarte Graham Herve Isabela Jasper Katy Larisa Leopoldina Lindsay Mitchell Murray
Norman Nikki Rafaela Ramona Rene Roman Sinan Stella Trish Vivian Gillian Christian Cristian Fabian
Damian Julian Florian Kristian Stian Lillian Marian Dorian Killian Bastian Aminata Cheikh Blessing
Tunde Halima Kavya Levan Nino Giorgi Tamar Zurab Marton Bambang Dewi Yohanes
Brett Chuck Mitch Newt Marsha Bernie Hillary Kamala Josh Vivek Tammy Maxine Hakeem Merrick Mitt
Orrin Rahm Wilbur Zachary Jake Blake Doug Drew Dwight Elon Ernie Irving Jenna Jenny Kari Larry Len
Lori Luther Marty Matt Molly Reggie Rob Rodney Rosemary Russ Sherry Sidney Sophia Stewart Sylvester
Thelma Tiffany Toby Tommy Wally Wendell Wes Willie Winston Priti Rishi Kwasi Jacinda Chrystia Yoav
Itamar Ebrahim Abbas Hirokazu Haruhiko Lionel Zinedine Mikel Usain Kanye
Agus Budi Sri Joko Nguema Moussa Idrissa Mariam Oumar Fatou Ousmane Mamadou Amadou Boubacar Abdou
Thabo Sipho Nomvula Kwabena Kofi Chinedu Ngozi Emeka Olusegun Yemi Bola Femi Ade Wanjiru Mwangi
Daria Yelena Yekaterina Oksana Oleksandr Oleksii Andriy Serhiy Dmytro Vadim Ruslan Rustam Timur
Aslan Nurlan Yerlan Askar Asel Aigul Nursultan Kassym Bauyrzhan Shavkat Islam Ilham Heydar Nikol
Armen Tigran Hayk Ararat Gevorg Arkady Gennady Yevgeny Zhanna Lyudmila Larissa Galina Rimma Marat
Renat Ildar Airat Danil Daniil Artyom Artem Kirill Semyon Zoya Faizan Mamta Rohan Karthik Lokesh
Mohit Nitin Nitish Pooja Preeti Ritu Rakesh Mukesh Naresh Mahesh Ganesh Girish Harish Jagdish
Kailash Kamlesh Pankaj Piyush Pramod Sachin Shashi Smriti Sunita Sunil Uma Usha Vandana Vineet
Vinod Virender Yogesh Zeenat Bilal Farooq Imtiaz Javed Nawaz Shehbaz Tariq Umar Zahid Takuya
Shinji Miho Kenichiro Toshiaki Naomi Koichi Yoshimi Akihiro Atsushi Chie Daichi Eiji Emi Fumiko
Haruka Haruto Hideo Hiroki Hiromi Hitomi Ichiro Jun Junichi Junko Kaito Katsuya Kazuhiro Kazuya
Kei Kenichi Koji Kosuke Kumiko Kyoko Manabu Masaki Masao Masaru Masashi Mayumi Megumi Michiko Mika
Minoru Misaki Mitsuo Miyuki Nobuo Norio Osamu Ren Rie Ryo Ryosuke Ryota Satoru Sayuri Seiji Shigeo
Shinichi Sho Shohei Shoichi Shota Shun Susumu Tadashi Takahiro Takao Takayuki Takuma Tetsuo
Tetsuya Tomohiro Tomoki Toru Toshihiro Tsuyoshi Yasuhiro Yasushi Yohei Yosuke Yota Yumi Yumiko
Yusuke Yutaka Yuya Yuto
Novak Luka Nikola Milos Milica Jelena Dragan Zoran Goran Tijana Bojan Slobodan Aryna Aliaksandr
Siarhei Dzmitry Sviatlana Maksim Dauren Daniyar Temirlan Aidar Yerzhan Gulnara Dinara Aliya Saule
Sadyr Almazbek Emomali Rashid Davron Ulugbek Kithure Kipchumba Wambui Njeri Achieng Otieno Odhiambo
Boniface Uhuru Raila Samia Tundu Zitto Eyob Abiy Tigist Girma Tedros Dawit Selam Hailemariam Abebe
Kwaku Akosua Kojo Bisi Folake Chukwuma Adaeze Ifeanyi Obiageli Zainab Bukola Tendai Chipo Farai
Lindiwe Sibusiso Bongani Naledi Ashwini Amrita Anuradha Arvind Ashish Bhagwant Bhupendra Chaitanya
Devendra Dharmendra Gajendra Gopal Hardeep Hemant Jairam Jayant Jitendra Lalit Madhav
Mallikarjun Mamata Manish Manohar Nandini Omprakash Parvati Prahlad Raghav Rajendra
Rajnath Ramakant Rameshwar Rushikesh Sharad Shivraj Siddharth Subrata Sudhir Sukhbir Supriya
Surendra Tejashwi Umesh Venkatesh Yashwant Zarina Sajid Nasir Khawaja Asim Mariyam Fawad
Hasina Tarique Muhammadu Anura Ranil Mahinda Gotabaya Sajith Chamari Dinuka Kusal Bidya Pushpa
Salwa Hisham Sameh Mostafa Moustafa Amr Walid Ayman Ghassan Marwan Nabil Najib Nizar Qasem Riyad
Saeb Tawfiq Yahya Yasser Ziad Zaid Haidar Mohsen Javad Hossein Behrouz Esmail Masoud Narges Shirin
Fahrettin Hakan Hulusi Suleyman Binali Ekrem Meral Ozgur Berat Bekir Cevdet Nureddin Tugba Gizem
Emine Airlangga Retno Prabowo Megawati Luhut Erick Ganjar Anies Ridwan Suharsono Zulkifli Wahyu
Rahmat Fitri Indah Ratna Azhari Ismail Khairy Nurul Rafizi Syed Noraini Zahidi Azmin Fadillah
Hishammuddin Mahathir Muhyiddin Siti Norhayati Rosmah Leni Benigno Imelda Risa Panfilo Srettha
Paetongtarn Prayut Anutin Thaksin Yingluck Somchai Sompong Chadchart Suthep Thanathorn Somsak
Wichai Sonexay Thongloun Khin Thant Myint Htin Zaw Thein Dontrell Deshawn Jayden Tyrese Terrell
Darnell Keisha Latoya Shanice Roddy Rory Hamish Alasdair Callum Ewan Fergus Angus Niamh Siobhan
Aoife Ciaran Cormac Declan Eamon Padraig Rhys Gethin Dafydd Carys Bronwyn Jiri Zdenek Vaclav
Miroslav Lubomir Jaroslav Zuzana Ludovit Katalin Gyorgy Laszlo Zoltan Viorel Traian Kiril Boyko
Rumen Plamen Viktoria Desislava Kostas Kyriakos Yannis Giorgos Katerina Stavros Evangelos Nikos
Panagiotis Dimitris Hashim Vjosa Albin Aleksandar Ivica Kolinda Zdravko Andrej Borut Maia Nicolae
Petro Vitalii Yaroslav Bohdan Ihor Taras Iryna Gitanas Ingrida Dalia Egils Krisjanis Taavi Sanna
Sauli Petteri Jussi Antti Mette Troels Erna Bjarni Sigmundur Birgitta Annika Ulf Torbjorn Gunilla
Kerstin Thiago Vinicius Renato Jair Fabricio Gleisi Geraldo Fabiola Xiomara Nayib Alejandra Evo
Yaku Ollanta Nicanor Efrain Luisa Otavio Evaristo Rigoberta Delcy Jhon Yeison Radamel Asuka Ayaka
Chihiro Daiki Hayao Hayato Hirotaka Honoka Ichiko Isamu Kanako Katsumi Katsunobu Kazumi Kentaro
Kimiko Kiyoshi Koichiro Koki Kotaro Maiko Masayoshi Mio Mitsuki Miyu Motoko Nagisa Nanami Naoki
Naruhito Natsuki Noriko Ryoichi Ryuichi Sanae Seiichi Shigeki Shinjiro Shinsuke Shunichi Taichi
Taiki Takanori Takato Tetsuro Tomomi Yoichi Yoshitaka Yoshinobu Yukari Yuko Yuriko Zenzi
Akihito Fumihito Toshimitsu Rin Kie Alexis Khaled Wael Corazon
Vaibhav Rishabh Payal Hiba Nahid Hardik Jasprit Shubman Shreyas Rinku Yashasvi Ishan Axar Kuldeep
Mohsin Shakib Tamim Mushfiqur Taskin Litton Babar Shaheen Rashid Elvira Ekrem
"""
BY_HAND = frozenset(_GIVEN.split())
# Faker's lists without what is a word or a place besides (given_names_build.py).
GIVEN = BY_HAND.union((get_data(__package__, "given.txt") or b"").decode().split())
