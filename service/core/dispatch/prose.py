"""Which lines can only be prose: most are, and no other rule need look at them."""

from service.core.dispatch.agencies import END_MARKS
from service.core.dispatch.endings import DESKS

# What end marks end in.
MARK_ENDS = frozenset(")mo/A-\uff09#\u25a0").union(end[-1] for end in END_MARKS)
# The same elsewhere: headings of lists, desks that sign.
_FAR_STARTS = frozenset(
    """RIP Lir LIR Leg LEG Meh MEH Mir MIR Ähn ÄHN 延伸閱 相关新 相關新 相关阅 関連記 関連ニ 관련기
    Чит ЧИТ""".split()
).union(
    {"관련 ", "많이 ", "По ", "ПО ", "À l", "À L", "To ", "No ", "NO "},
    (f"{desk}{sign}"[:3] for desk in DESKS for sign in ":：/\u3011"),
)
# What interrupts or ends a story begins with a sign, a digit or one of these.
ODD_STARTS = frozenset(
    """ADV ALS AP- Ana Add Adv All Als Art COM Cli Com Con Cop DIS Dis EDI EMB Edi Emb FIL FOR
    Fil Fir Fol For Fur Fus HOL HOM Hol Hom ISS Iss KEY KWS Key LAT Las Lat Lim Lis MOR MOS Med Mor
    Mos NOT Nex Not Oth Our Par Pri REA REC REL REU Rea Rec Reg Rel Rep Reu SEE SEN SLI SOU STR Sav
    Scr See Sen Sha Sig Ski Sli Sou Spo Sta Sto Str Sub TAG TOP TRE Tag Ter Thi Top Tra Tre Upd
    Vie Wha Wri YOU You dpa emb mor eur Eur Pew www 저작권 제보는""".split()
).union(_FAR_STARTS)
# What stands above a story and is no bare headline begins with a sign, a digit, two capitals, with
# `By` or one of these, or it is no more than a word of the page.
ABOVE_STARTS = frozenset(
    """Aut Cor Edi Eds Emb Exh Fil For Hol Ite Lan Muh Not Par Por Red Ref Rep Sto Str Thi
    Upd Urg Von Wri""".split()
)
# 摄 and 攝 end a credit: 新华社记者 王强 摄; at CNA the day does
ODD_ENDS = frozenset(")]#-/Acmop摄攝日").union(MARK_ENDS)
# Marks that end in letters as sentences do without their stop.
WORDS_OF_END = (" Fin", "Item End", "End Item")
QUOTES = "\"'\u2018\u201c"


def is_prose(text: str) -> bool:
    """Say whether a line, by its first and last characters, can be nothing but prose.

    A short line in a text without an end mark may be a page's chrome all the same.
    """
    last = text[-1]
    if last in ODD_ENDS or (last == "." and text[-2:-1] in ODD_ENDS):
        return False
    if text[:3] in ODD_STARTS or not (text[0].isalpha() or text[0] in QUOTES):
        return False
    # With these it may be a caption or end the story, whatever it looks like.
    marked = "Enditem/" in text or "(end)" in text or text.endswith(WORDS_OF_END)
    return not (marked or "REUTERS" in text or "Sign up here" in text)
