"""The chat's one address: every kind of message, with script and without."""

from __future__ import annotations

import re
import uuid
from datetime import timedelta
from io import BytesIO

import pytest
from flask import Flask
from PIL import Image
from sqlalchemy import func, select, update

from app.dialog.replies import Bubble, BubbleKind
from app.dialog.turn import Turn
from app.extensions import read_session, write_transaction
from app.models.conversation import AttachmentRow, ConversationRow
from app.services import handoffs
from app.services.runtime import runtime
from tests.web.visitors import PRODUCT, Script, Shopper, Staff, button, picture, say


def test_looking_at_the_chat_stores_nothing(house: Flask, shopper: Shopper) -> None:
    response = shopper.client.get("/chat")
    assert response.status_code == 200
    assert "Set-Cookie" not in response.headers
    with house.app_context():
        assert handoffs.inbox() == []


def test_the_first_message_gives_an_opaque_cookie(shopper: Shopper) -> None:
    cookie = shopper.write("Добрий день").headers["Set-Cookie"]
    name, _, rest = cookie.partition("=")
    assert name == "shopper"
    assert len(rest.partition(";")[0]) >= 40
    assert "HttpOnly" in cookie and "SameSite=Lax" in cookie and "Path=/;" in cookie
    assert "Secure" not in cookie
    assert "Set-Cookie" not in shopper.write("ще").headers


def test_over_https_the_cookie_is_secure(shopper: Shopper) -> None:
    own = "https://localhost"
    form = {"client_id": str(uuid.uuid4()), "text": "так"}
    response = shopper.client.post("/chat/messages", base_url=own, data=form, headers={"Origin": own})
    assert "Secure" in response.headers["Set-Cookie"]
    assert response.headers["Strict-Transport-Security"] == "max-age=31536000"


def test_a_message_is_answered_with_its_own_bubble_and_the_shops(shopper: Shopper) -> None:
    response = shopper.write("зріст 112")
    page = response.get_data(as_text=True)
    assert response.status_code == 200
    assert "<html" not in page
    assert re.findall(r'id="m-(\d+)" data-seq="1\.(\d)"', page) == [("1", "1"), ("2", "2")]
    assert "зріст 112" in page and "echo зріст 112" in page


def test_without_script_a_message_leads_back_to_the_page(shopper: Shopper) -> None:
    response = shopper.write("зріст 112", plain=True)
    assert response.status_code == 303
    assert response.headers["Location"] == "/chat#m-2"
    assert shopper.bubbles() == ["зріст 112", "echo зріст 112"]


def test_the_same_message_twice_is_one(shopper: Shopper) -> None:
    name = str(uuid.uuid4())
    first, again = (shopper.write("беру", client_id=name).get_data(as_text=True) for _ in range(2))
    assert re.findall(r'id="m-\d+"', first) == re.findall(r'id="m-\d+"', again)
    assert shopper.bubbles() == ["беру", "echo беру"]


def test_a_button_is_a_message_that_shows_its_label(shopper: Shopper, script: Script) -> None:
    script.says(button("size:110-116", "Розмір 110-116"))
    shopper.write("які є?")
    assert 'name="choice" value="size:110-116"' in shopper.page()
    shown = shopper.write(choice="size:110-116").get_data(as_text=True)
    assert '<p class="b">Розмір <span class="nb">110-116</span></p>' in shown
    assert script.turns[-1].inbounds[0].choice == "size:110-116"


def test_two_buttons_of_one_form_are_two_messages_and_a_double_tap_is_one(shopper: Shopper, script: Script) -> None:
    form = str(uuid.uuid4())
    for choice in ("yes", "yes", "no"):
        shopper.write(choice=choice, client_id=form)
    assert [turn.inbounds[0].choice for turn in script.turns] == ["yes", "no"]


def test_the_delivery_form_comes_as_typed_and_shows_in_one_line(shopper: Shopper, script: Script) -> None:
    fields = {"city": "Харків", "np_branch": "12", "full_name": "Коваль Олена", "phone": "067 123 45 67"}
    shopper.write(**fields, other="x")
    assert dict(script.turns[0].inbounds[0].form) == fields
    assert shopper.bubbles()[0] == "Харків, 12, Коваль Олена, 067 123 45 67"


def test_the_chat_opened_from_a_product_says_so_with_the_first_message(shopper: Shopper, script: Script) -> None:
    page = shopper.client.get(f"/chat?product={PRODUCT}").get_data(as_text=True)
    assert f'name="page" value="{PRODUCT}"' in page and "Костюм Лагуна" in page
    shopper.write("скільки коштує?", page=PRODUCT)
    assert script.turns[0].inbounds[0].page == PRODUCT


def test_an_unknown_product_is_left_out_of_the_chat(shopper: Shopper) -> None:
    assert 'name="page"' not in shopper.client.get("/chat?product=none").get_data(as_text=True)


def test_a_photo_and_words_come_in_one_message(shopper: Shopper, script: Script) -> None:
    page = shopper.write("є такий?", photo=(picture(), "hoodie.png")).get_data(as_text=True)
    (photo,) = script.turns[0].inbounds[0].photos
    assert f'src="/attachments/{photo}"' in page and "є такий?" in page


def test_what_came_meanwhile_is_found_after_the_last_bubble(shopper: Shopper) -> None:
    shopper.write("раз")
    shopper.write("два")
    later = shopper.since(2)
    assert later.status_code == 200
    assert re.findall(r'data-seq="1\.(\d)"', later.get_data(as_text=True)) == ["3", "4"]
    assert shopper.since(4).status_code == 204


def test_after_another_talk_everything_of_the_open_one_is_news(shopper: Shopper) -> None:
    shopper.write("раз")
    assert "раз" in shopper.since(40, talk=7).get_data(as_text=True)


def test_nobody_without_a_talk_has_news(shopper: Shopper) -> None:
    assert shopper.since(0).status_code == 204


def test_while_another_turn_is_under_way_the_message_waits_with_its_own_bubble(house: Flask, shopper: Shopper) -> None:
    shopper.write("раз")
    with house.app_context():
        hold(1)
    waiting = shopper.write("два")
    assert waiting.status_code == 202
    assert "два" in waiting.get_data(as_text=True) and "echo два" not in waiting.get_data(as_text=True)
    plain = shopper.write("три", plain=True)
    assert plain.status_code == 303


@pytest.mark.parametrize("text", ["", "   \n", "\x00\x01\x1b"])
def test_an_empty_message_gets_one_sentence(shopper: Shopper, text: str) -> None:
    response = shopper.write(text)
    assert response.status_code == 422
    assert response.get_data(as_text=True).count('role="alert"') == 1
    assert "Напишіть кілька слів або додайте фото." in response.get_data(as_text=True)
    assert shopper.bubbles() == []


def test_too_long_a_message_stays_in_its_field(shopper: Shopper) -> None:
    text = "ї" * 10_000
    assert "У повідомлення вміщається 4000 символів" in shopper.write(text).get_data(as_text=True)
    plain = shopper.write(text, plain=True)
    assert plain.status_code == 422
    assert f">{text}</textarea>" in plain.get_data(as_text=True)
    assert shopper.bubbles() == []


def test_control_characters_are_left_out_and_the_rest_arrives(shopper: Shopper) -> None:
    assert "зріст 112" in shopper.write("зріст\x00 1\x0812").get_data(as_text=True)


def test_markup_stays_text(shopper: Shopper) -> None:
    page = shopper.write("<script>alert(1)</script> https://shop.example/a?b=1&c=2.").get_data(as_text=True)
    assert "<script" not in page and "&lt;script&gt;" in page
    assert '<a href="https://shop.example/a?b=1&amp;c=2" rel="noopener nofollow">' in page


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (b"not a picture", "receipt.jpg", "Це не зображення"),
        (b"", "empty.png", "Файл дійшов пошкодженим"),
        (b"%PDF-1.7 nothing", "receipt.pdf", "PDF приймаємо лише як квитанцію"),
    ],
)
def test_a_file_that_will_not_do_gets_one_sentence_and_the_words_stay(
    shopper: Shopper, content: bytes, name: str, sentence: str
) -> None:
    response = shopper.write("ось", plain=True, photo=(BytesIO(content), name))
    page = response.get_data(as_text=True)
    assert response.status_code == 422
    assert sentence in page and ">ось</textarea>" in page
    assert shopper.bubbles() == []


def test_a_photo_message_sent_again_stores_its_file_once(house: Flask, shopper: Shopper) -> None:
    name = "11111111-2222-3333"
    for _ in range(3):
        assert shopper.write("ось", client_id=name, photo=(picture(), "a.png")).status_code == 200
    shopper.write("і ще", photo=(picture(), "a.png"))
    with house.app_context(), read_session() as session:
        assert session.scalar(select(func.count()).select_from(AttachmentRow)) == 2
    assert shopper.bubbles() == ["ось", "echo ось", "і ще", "echo і ще"]


def test_a_refused_message_mended_under_its_name_carries_the_file_it_has_now(shopper: Shopper, script: Script) -> None:
    name = "11111111-2222-3333"
    assert shopper.write("ї" * 10_000, client_id=name, photo=(picture(), "a.png")).status_code == 422
    assert shopper.write("ось", client_id=name, photo=(picture((60, 60)), "b.png")).status_code == 200
    (photo,) = script.turns[0].inbounds[0].photos
    shown = Image.open(BytesIO(shopper.client.get(f"/attachments/{photo}").data))
    assert shown.size == (60, 60)


def test_what_is_refused_while_a_person_holds_the_talk_leaves_no_word_in_it(shopper: Shopper, manager: Staff) -> None:
    shopper.write("кличте людину")
    manager.post("/admin/talks/1/take-over")
    before = shopper.bubbles()
    assert shopper.write("ї" * 10_000).status_code == 422
    assert shopper.write(photo=(BytesIO(b"not a picture"), "a.jpg")).status_code == 422
    assert shopper.bubbles() == before


def test_a_damaged_picture_and_a_too_big_one_are_told_apart(shopper: Shopper) -> None:
    whole = picture((400, 300), "JPEG").getvalue()
    assert "пошкодженим" in shopper.write(photo=(BytesIO(whole[: len(whole) // 2]), "a.jpg")).get_data(as_text=True)
    assert "завеликий" in shopper.send_big(b"\xff" * (10 * 1024 * 1024 + 1)).get_data(as_text=True)


def test_files_too_big_together_are_refused_before_they_are_read(shopper: Shopper) -> None:
    response = shopper.send_big(b"x" * (51 * 1024 * 1024))
    assert response.status_code == 413
    assert "Разом файли завеликі" in response.get_data(as_text=True)


def test_a_forged_talk_number_in_the_form_changes_nothing(shopper: Shopper, stranger: Shopper) -> None:
    shopper.write("моє")
    stranger.write("чуже", conversation_id="1", talk="1", shopper_id="1")
    assert shopper.bubbles() == ["моє", "echo моє"]


def test_a_forged_cookie_opens_a_talk_of_its_own(shopper: Shopper, stranger: Shopper) -> None:
    shopper.write("моє")
    stranger.client.set_cookie("shopper", "1' OR '1'='1")
    assert stranger.bubbles() == []
    assert "shopper=" in stranger.write("чуже").headers["Set-Cookie"]
    assert stranger.bubbles() == ["чуже", "echo чуже"]


def test_a_name_that_is_no_name_gets_one(shopper: Shopper) -> None:
    for name in ("", "../../x", "я" * 500):
        assert shopper.write("так", client_id=name).status_code == 200
    assert len(shopper.bubbles()) == 6


def test_staff_write_and_the_shopper_sees_who(shopper: Shopper, manager: Staff, script: Script) -> None:
    shopper.write("кличте людину")
    manager.post("/admin/talks/1/reply", text="Добрий день, я тут")
    news = shopper.since(2).get_data(as_text=True)
    assert '<span class="name">Марія</span>' in news and "Добрий день, я тут" in news


def test_every_kind_of_bubble_has_a_partial(house: Flask) -> None:
    templates = set(house.jinja_env.list_templates())
    assert {f"chat/bubbles/_{kind}.html" for kind in BubbleKind} <= templates


def hold(conversation_id: int) -> None:
    """Somebody else answers this talk for the next while."""
    until = runtime().clock() + timedelta(seconds=30)
    with write_transaction() as session:
        taken = update(ConversationRow).where(ConversationRow.id == conversation_id)
        session.execute(taken.values(turn_id="other", turn_boot="web-other", turn_until=until))


def test_a_turn_that_fails_keeps_the_message(house: Flask, shopper: Shopper, script: Script) -> None:
    def broken(turn: Turn) -> Turn:
        raise RuntimeError("boom")

    script.answers = broken
    response = shopper.write("зріст 112")
    assert response.status_code == 500
    assert "спробуйте, будь ласка, ще раз" in response.get_data(as_text=True)
    assert shopper.bubbles() == ["зріст 112"]
    script.answers = lambda turn: say(turn, Bubble(BubbleKind.TEXT, "тепер так"))
    shopper.write("ще раз")
    assert shopper.bubbles()[-1] == "тепер так"


def test_an_orders_address_is_a_link_under_its_card_and_only_ours(shopper: Shopper, script: Script) -> None:
    script.says(Bubble(BubbleKind.TEXT, "Оплачено.\nНовини: /order?number=1001", payload={"note": "Новини: /order?number=1001"}))
    shopper.write("що там?")
    page = shopper.page()
    assert '<a href="/order?number=1001" rel="noopener nofollow">localhost/order?number=1001</a>' in page
    assert page.count("/order?number=1001") == 2 and "Оплачено.<small" in page
    script.says(Bubble(BubbleKind.TEXT, "//else.example/order?number=1001 x/order?number=1"))
    shopper.write("ще")
    assert page.count('href="/order?number') == shopper.page().count('href="/order?number')
