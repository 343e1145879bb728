"""What stands behind the last sentence of a story and is no part of it."""

import re

# What a page that hides addresses from scrapers leaves of one.
HIDDEN = re.compile(r"\s{0,3}\[email[\s\xa0]protected\]\Z")
BY_END = re.compile(r"\(By [^()]{3,100}\)\s{0,3}\Z")
# An agency signs at the end of a story, some with the initials of the desk.
SIGNED = re.compile(
    r"(?<=[.?!\"'\u201d\u2019)])\s{0,3}(?:[-\u2013\u2014]{1,2}\s?(?:Reuters|REUTERS|Bernama|Xinhua"
    r"|AP|TASS|Kyodo|dpa)(?:[-/][A-Za-z]{2,9})?\Z|(?:[-\u2013\u2014]{1,2}\s?)?(?:"
    r"(?:PTI|ANI|IANS|UPI|EFE(?:USA|VERDE|COM)?|ANSA|AFP)(?:/[A-Z]{2,5})?(?:\s[A-Z]{2,4}){0,4}\.?"
    r"|\[Copyright [^\[\]]{3,60}\]|\([A-Z]{2,8}\)|[(\uff08](?:Yonhap|AFP|AP|PTI|ANI|IANS|ANSA"
    r"|EFE|UPI|Reuters|dpa|TASS|Kyodo|CNA|Xinhua"
    r"|Bernama"
    r"|KCNA|Interfax)[)\uff09]\.?)\Z)"
)
SIGNED_ALONE = re.compile(
    r"[(\uff08](?:ANSA|EFE|AFP|AP|UPI|Reuters|dpa|TASS|Interfax|AA|PTI|ANI|IANS|Yonhap|Xinhua|Kyodo"
    r"|Bernama|KCNA|CNA)[)\uff09]\.?"
    r"|(?:EFE|ANSA|PTI|UPI|ANI|IANS)(?: [A-Z]{2,4}){0,4}\.?"
    r"|Sources?: ?(?:The )?(?:Associated Press|Reuters|REUTERS|AFP|AP|UPI|dpa|PTI|ANI|IANS|Yonhap"
    r"|Xinhua|Kyodo|Bernama|TASS)(?: News)?(?: Agency)?\.?"
    r"|\([Ww]ith (?:\w{2,9} )?inputs? from [A-Z]{2,8}\)"
    # IRNA's numbers of desk and editor
    r"|\d{4}\*\*\d{4}"
    # Desks sign with initials: abc/de/fg at AFP, te jh at Interfax
    r"|[a-z]{2}(?: [a-z]{2}){1,2}"
    r"|[a-z]{2,5}(?:-[a-z]{2,5}){0,2}(?:/[a-z]{2,5}(?:-[a-z]{2,5}){0,2}){1,4}"
)
# Reuters ends its last paragraph with those who worked on it.
REPORTED = re.compile(
    r"\(\(?(?:(?:Additional |Further )?[Rr]eporting (?:and (?:writing|editing) )?by|Writing by"
    r"|Editing by|Compiled by|Translated by) [^()]{1,360}\)?\)\.?\Z"
)
