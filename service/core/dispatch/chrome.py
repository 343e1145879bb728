"""Words of a page around a story, each alone on its line: they are never its headline."""

import re

from service.core.dispatch.agencies import by_name
from service.core.dispatch.layout import LATIN

_FAR_CHROME = ("字体：", "字號：", "字号：", "分享到", "来源：", "來源：", "编辑：", "作者：")
# The way to a page from its site's front: Home > News > Nation
_WAY = re.compile(
    r"[\w&/'\u2019 -]{1,30}(?:\s?(?:>{1,2}|\u203a|\u00bb)\s?[\w&/'\u2019 -]{1,40}){1,5}"
)
# What goes on in small letters is a headline with a sign in it: Pact signed > council says
_GOES_ON = re.compile(r"[>\u203a\u00bb]\s?[a-z]")
_AGE = re.compile(
    r"(?:(?:Last )?Updated:? )?(?:an?|\d{1,3}) (?:sec|min|minute|hr|hour|day|week|month|year)s?"
    r" ago"
)
_VIEWS = re.compile(
    r"[\d,]{1,11}(?: total)? (?:views?|reads?|shares?)(?: today|, [\d,]{1,11} views? today)?"
)
_COUNTS = (" ago", " views", " today", " reads", " shares")
_PHP = re.compile(r"(?:PHP )?(?:Warning|Notice|Deprecated|Fatal error): .{10,400} on line \d+")
# Blogs say above a text under which heads it stands; the day is that of the post, not the text's.
_POSTED = re.compile(r"Posted in .{1,400}? on [A-Z][a-z]{2,8} \d{1,2}, (?:19|20)\d\d\b")
_CHROME = frozenset(
    """go to contents|go to navigation|go to contents go to navigation|skip to content
    |go search go contents go to bottom site map|article view option
    |skip to main content|skip to navigation|adjust font size:|menu
    |home|search|login|log in|sign in|sign up|register|subscribe|share|share this|print|email|copy
    |copy link|link copied|facebook|twitter|x|kakaotalk|kakao|linkedin|pinterest|flipboard|reddit
    |whatsapp|telegram|line|font size|text size|save|saved|bookmark|listen|comments|all news
    |advertisement|close|more|read more|url copied|news provided by|share this article|photo|photos
    |video|image|yonhap news agency|xinhua|associated press|the associated press|reuters|kyodo news
    |bernama|media release|press release|for immediate release|본문 바로가기|메뉴|검색|공유|댓글
    |인쇄|national|politics|economy|economy/finance|business|biz|market|markets|finance|society|world
    |culture|culture/k-pop|k-pop|sports|opinion|science|technology|tech|health|entertainment|images
    |north korea|asia|asia & pacific|europe|africa|americas|middle east|news|top news|latest|live
    |contributor|contributors|world news|national news|india news|sports news|business news|us news
    |published|updated|posted|on|by|breaking news|breaking|like|tweet|threads|bluesky
    |logo|add to bookmarks|listen to this article|listen to article|print article
    |left menu|back to top|follow us on google news
    |글자크기조정|댓글쓰기|기자 페이지|글자크기|폰트|페이스북|트위터|카카오톡|연합뉴스|english
    |한국어|首页|正文|打印|分享|收藏|评论|新闻|首頁|新聞|列印|ホーム|ニュース|シェア|印刷|главная
    |поделиться|новости|печать|teilen|drucken|merken|startseite|partager|imprimer|accueil|compartir
    |imprimir|inicio|condividi|stampa|partilhar|paylaş|yazdır|ana sayfa|gündem""".replace("\n", "")
    .replace("    ", "")
    .split("|")
)
_PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".webp")
_SHORT, LONGEST_WORD = 100, 60


def is_chrome(text: str) -> bool:
    """Say whether a line is a word of a page around a story."""
    if len(text) >= _SHORT or text.startswith("Posted in "):
        return (_POSTED if text.startswith("Po") else _PHP).match(text) is not None
    if text.lower() in _CHROME or text.startswith(("* ", "- ", "\u2022 ")):
        return True
    if text.endswith(_COUNTS) and (_AGE.fullmatch(text) or _VIEWS.fullmatch(text)):
        return True
    if (text > LATIN and text.startswith(_FAR_CHROME)) or text.endswith(_PICTURES):
        return True
    way = ">" in text or "\u203a" in text or "\u00bb" in text
    if not way or (text[0].isupper() and _GOES_ON.search(text)):
        return False
    return _WAY.fullmatch(text) is not None


def is_word(text: str) -> bool:
    """Say whether a line may be a word of the page around a story, or the name of an agency."""
    if len(text) >= LONGEST_WORD:
        return False
    return text.lower() in _CHROME or by_name(text, whole=True) is not None
