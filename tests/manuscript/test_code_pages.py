"""Old texts in the code pages of their languages: each is read as it was typed, and the page is said."""

import pytest

from footpress.documents.mangled import mangled
from footpress.documents.plain_text import read_text
from footpress.documents.plain_text.code_pages import PAGES
from footpress.documents.plain_text.decoding import decode
from footpress.problems import ProblemsFound

TEXTS = {
    "cs": "Přívozy v mlze\n\nPetra Novotná\n\nMěsto Ostrand nikdy nemělo most a nikdo už neuměl říci, ve kterém roce si jej poprvé přálo. Příběh začíná na řece, kde převozníci žili ze dne na den.\n\n[1] Petra Novotná, Přívoz, Sever: Nábřeží, 2001, s. 12.",
    "pl": "Promy we mgle\n\nKatarzyna Zielińska\n\nMiasto Ostrand nigdy nie miało mostu i nikt nie umiał już powiedzieć, w którym roku po raz pierwszy chciało go mieć. Łódź płynęła wolno, a przewoźnicy żyli z dnia na dzień.\n\n[1] Katarzyna Zielińska, Prom, Północ: Nabrzeże, 2001, s. 12.",
    "hu": "Kompok a ködben\n\nKovács Ilona\n\nOstrand városának soha nem volt hídja, és már senki sem tudta megmondani, melyik évben szeretett volna először építeni egyet. A révészek egyik napról a másikra éltek, mint az ősök.\n\n[1] Kovács Ilona, A komp, Észak: Rakpart, 2001, 12. o.",
    "ro": "Bacurile în ceaţă\n\nIoana Pãun\n\nOraşul Ostrand nu a avut niciodată pod şi nimeni nu mai ştia să spună în ce an şi l-a dorit pentru prima oară. Luntraşii trăiau de pe o zi pe alta, lângă râu.\n\n[1] Ioana Munteanu, Bacul, Nord: Cheiul, 2001, p. 12.",
    "hr": "Skele u magli\n\nMarija Kovačić\n\nGrad Ostrand nikada nije imao most i nitko više nije znao reći koje ga je godine prvi put poželio. Skeledžije su živjele od dana do dana, kraj rijeke koja šumi.\n\n[1] Marija Kovačić, Skela, Sjever: Obala, 2001, str. 12.",
    "de": "Fähren im Nebel\n\nJürgen Haase\n\nDie Stadt Ostrand hatte nie eine Brücke, und niemand wußte mehr zu sagen, in welchem Jahr sie zum ersten Mal eine gewollt hätte. „Die Fährleute lebten von einem Tag zum nächsten.“\n\n[1] Jürgen Haase, Die Fähre, Nordmeer: Kai-Verlag, 2001, S. 12.",
    "fr": "Les bacs de la Velse\n\nHélène Pré\n\nLa ville d’Ostrande n’eut jamais de pont, et personne ne savait plus dire en quelle année elle en avait voulu un pour la première fois. «Les bateliers vivaient au jour le jour, près de la forêt où l’eau coulait.»\n\n[1] Hélène Pré, Le bac, Nordmer, Le Quai, 2001, p. 12.",
    "es": "La barca y el molino\n\nMarina Olivares\n\nLa ciudad de Ostrand nunca tuvo puente y nadie sabía ya decir en qué año lo quiso por primera vez. Los barqueros vivían al día, y el niño soñaba con la otra orilla.\n\n[1] Marina Olivares, La barca, Valdemar, Muelle, 2001, p. 12.",
    "tr": "Gölgede Kalan Liman\n\nElif Karaoğlan\n\nServinaz İskelesi'nin kuruluş tarihi tartışmalıdır ve bu tartışma bugüne kadar sona ermiş değildir. Şehirde hiç köprü olmadı ve kimse ne zaman istendiğini bilmiyordu.\n\n[1] Nurhan Alacalı, Kıyının Hafızası, İstanbul: Martı, 2009, s. 45.",
    "el": "Τα πορθμεία στην ομίχλη\n\nΕλένη Παπαδοπούλου\n\nΗ πόλη δεν είχε ποτέ γέφυρα και κανείς δεν ήξερε πια να πει ποια χρονιά τη θέλησε για πρώτη φορά, γιατί κανείς δεν το έγραψε.\n\n[1] Ελένη Παπαδοπούλου, Το πορθμείο, Βορράς: Αποβάθρα, 2001, σ. 12.",
    "ru": "Паромы в тумане\n\nАнна Соколова\n\nГород Остранд никогда не имел моста, и никто не мог уже сказать, в каком году он впервые захотел его построить. Паромщики жили одним днём.\n\n[1] Соколова А. В. Паром. Север: Причал, 2001. С. 12.",
    "uk": "Пороми в тумані\n\nОлена Ковальчук\n\nМісто Остранд ніколи не мало мосту, і ніхто вже не міг сказати, якого року воно вперше захотіло його збудувати. Її поромники жили одним днем.\n\n[1] Ковальчук О. Пором. Північ: Причал, 2001. С. 12.",
    "bg": "Фериботи в мъглата\n\nЕлена Петрова\n\nГрад Остранд никога не е имал мост и никой вече не можеше да каже през коя година за пръв път го е пожелал. Фериботаджиите живееха ден за ден.\n\n[1] Петрова, Е. Ферибот. Север: Кей, 2001, с. 12.",
    "zh": "雾中的渡船\n\n王小明\n\n奥斯特兰德城从来没有桥，也没有人记得它在哪一年第一次想要一座桥，这一点过去的研究没有提到，本文将加以说明。\n\n[1] 王小明：《渡船》，北海：码头出版社，2001年，第12页。",
    "zh-tw": "霧中的渡船\n\n王小明\n\n奧斯特蘭德城從來沒有橋，也沒有人記得它在哪一年第一次想要一座橋，這一點過去的研究沒有提到，本文將加以說明。\n\n[1] 王小明：《渡船》，北海：碼頭出版社，2001年，第12頁。",
    "ja": "霧の中の渡し船\n\n山田太郎\n\nオストランドの町には橋が架けられたことがなく、いつ最初に橋を望んだのかを覚えている者もいなかった。\n\n[1] 山田太郎『渡し船』北海出版、2001年、12頁。",
    "ko": "안개 속의 나룻배\n\n김철수\n\n오스트란드에는 다리가 놓인 적이 없었고, 언제 처음 다리를 원했는지 기억하는 사람도 없었다.\n\n[1] 김철수, 『나룻배』, 북해출판사, 2001, 12쪽.",
    "en": "Salt Roads\n\nAda Field\n\nThe town of Ostrand never had a bridge — and “nobody” who lived there could say in which year it’d first wanted one. The café was full.\n\n[1] Ada Field, Salt, Port: Quay, 2001, p. 12.",
    "he": "המעבורות בערפל\n\nדוד לוי\n\nלעיר אוסטרנד מעולם לא היה גשר ואיש לא ידע עוד לומר באיזו שנה רצתה בו לראשונה, כי איש לא כתב זאת.\n\n[1] דוד לוי, המעבורת, צפון: הרציף, 2001, עמ' 12.",
    "ar": "العبارات في الضباب\n\nأحمد الخطيب\n\nلم يكن لمدينة أوستراند جسر قط، ولم يعد أحد يذكر في أي سنة أرادت جسراً للمرة الأولى.\n\n[1] أحمد الخطيب، العبارة، الشمال: دار الرصيف، 2001، ص 12.",
    "lt": "Keltai rūke\n\nOna Petraitė\n\nOstrando miestas niekada neturėjo tilto, ir niekas jau nebegalėjo pasakyti, kuriais metais jis pirmą kartą jo panoro. Keltininkai gyveno šia diena, kaip žmonės įprato.\n\n[1] Ona Petraitė, Keltas, Šiaurė: Krantinė, 2001, p. 12.",
    "en16": "Salt Roads\n\nAda Field\n\nThe town of Ostrand never had a bridge — and “nobody” who lived there could say in which year. Ömer sat in the café.\n\n[1] Ada Field, Salt, 2001.",
    "ru16": "Паромы в тумане\n\nАнна Соколова\n\nГород Остранд никогда не имел моста, и никто не мог уже сказать.\n\n[1] Соколова А. В. Паром.",
    "zh16": "雾中的渡船\n\n王小明\n\n奥斯特兰德城从来没有桥，也没有人记得它在哪一年第一次想要一座桥。\n\n[1] 王小明：《渡船》。",
}
"""A manuscript in each language."""

PAGE = [
    ("cs", "cp1250"),
    ("pl", "cp1250"),
    ("hu", "cp1250"),
    ("ro", "cp1250"),
    ("hr", "cp1250"),
    ("de", "cp1252"),
    ("fr", "cp1252"),
    ("es", "cp1252"),
    ("tr", "cp1254"),
    ("el", "cp1253"),
    ("ru", "cp1251"),
    ("uk", "cp1251"),
    ("bg", "cp1251"),
    ("ru", "koi8-r"),
    ("zh", "gb18030"),
    ("zh-tw", "big5"),
    ("ja", "cp932"),
    ("ja", "euc_jp"),
    ("ko", "cp949"),
    ("fr", "mac_roman"),
    ("de", "mac_roman"),
    ("en", "mac_roman"),
    ("en", "cp1252"),
    ("he", "cp1255"),
    ("ar", "cp1256"),
    ("lt", "cp1257"),
    ("en16", "utf-16-le"),
    ("ru16", "utf-16-be"),
    ("zh16", "utf-16-le"),
]


@pytest.mark.parametrize(("language", "page"), PAGE)
def test_an_old_text_is_read_as_it_was_typed(language: str, page: str) -> None:
    typed = TEXTS[language].encode(page, errors="replace")
    decoded = decode(typed, "old.txt")
    assert decoded.text == typed.decode(page)
    (said,) = decoded.problems
    assert said.id == "encoding-guessed"
    assert PAGES.get(page.replace("-", "_"), "UTF-16") in said.message


@pytest.mark.parametrize(("language", "page"), [each for each in PAGE if each[1] not in ("euc_jp", "utf-16-le")])
def test_a_paragraph_is_enough(language: str, page: str) -> None:
    typed = TEXTS[language].split("\n\n")[2].encode(page, errors="replace")
    assert decode(typed, "old.txt").text == typed.decode(page)


@pytest.mark.parametrize("language", TEXTS)
def test_a_text_in_utf_8_is_not_guessed_at(language: str) -> None:
    assert decode(TEXTS[language].encode(), "new.txt") == decode(TEXTS[language].encode("utf-16"), "new.txt")
    assert decode(TEXTS[language].encode(), "new.txt").problems == ()


@pytest.mark.parametrize("data", [b"One\n\nTwo \x81\x8d\x9d words\n", bytes(range(256)) * 4, b"\x00\x01\x02" * 50])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(ProblemsFound):
        decode(data, "broken.txt")


TEXT = "A Title\n\nThis is a paragraph of the text that is long enough to be one of those{}.[1]\n\n[1] {}, *Salt*, 2001.\n"


def said(words: str, note: str = "Ada Field") -> list[str]:
    manuscript = read_text(TEXT.format(f" {words}", note).encode(), "a.txt", "a")
    return [f"{problem.line} {problem.id}: {problem.message}" for problem in mangled(manuscript)]


@pytest.mark.parametrize("word", ["Gödel", "Müller’s", "Çelik", "Kovačić", "Łódź", "señor", "naïve", "déjà", "Örnek", "Straße"])
@pytest.mark.parametrize("page", ["cp1252", "latin-1", "cp1254"])
def test_letters_that_were_read_with_the_wrong_page_are_said_with_what_they_were(word: str, page: str) -> None:
    broken = word.encode().decode(page, errors="ignore")
    if broken.encode(page).decode(errors="ignore") == word:
        (problem,) = said(broken)
        assert problem.startswith("3 letters-mangled: ")
        assert f"“{broken.rstrip()}” (“{word}”)" in problem


@pytest.mark.parametrize("word", ["M?ller", "?zg?r", "Istv?n", "Kova?i?"])
def test_a_question_mark_within_a_word_is_a_letter_that_was_lost(word: str) -> None:
    (problem,) = said("the harbour", word)
    assert problem.startswith("5 letters-lost: ")
    assert word in problem


def test_words_that_are_as_they_should_be_are_not_said() -> None:
    assert said("of Gödel, the Ångström and Élan, and the Ã of Assunção: who knows? What?! (really?)") == []
    assert said("see https://port.example/a?b=c and www.port.example/x?y for more") == []
