"""Page furniture is set apart; a sentence of a report never is."""

from itertools import pairwise

import pytest

from corrobora.intake.furniture import find_furniture

STORY = "Soldiers shot dead twelve villagers, three residents said on Tuesday."


def apart(text: str) -> list[str]:
    return [text[span.start : span.end] for span in find_furniture(text).spans]


@pytest.mark.parametrize(
    "line",
    [
        "Views: 58",
        "1,204 views",
        "3 Shares",
        "Likes: 0 0",
        "4 min read",
        "Share this on Facebook",
        "Share this article",
        "Share on WhatsApp",
        "Facebook Twitter WhatsApp",
        "Click to share on X (Opens in new window)",
        "Comments are closed.",
        "Leave a comment",
        "No comments yet",
        "We use cookies to improve your experience on our site.",
        "This website uses cookies. By clicking Accept you agree to our policy.",
        "Accept all cookies",
        "Sign up for our daily newsletter and never miss a story",
        "Subscribe to our newsletter",
        "Subscribe to continue reading",
        "Already a subscriber? Log in",
        "This article is for subscribers only.",
        "You have two free articles left this month.",
        "Advertisement",
        "ADVERTISEMENT - CONTINUE READING BELOW",
        "Story continues below advertisement",
        "Read more: Governor promises inquiry",
        "READ ALSO: Governor promises inquiry",
        "Related: Governor promises inquiry",
        "Image 3 of 17 A woman was led to court on Thursday, police said.",
        "Photo: Jane Doe Image 1 of / 4 Caption Close Image 1 of 4 Two men were shot at the ford, police said. 1 / 4 Back to Gallery",
        "Skip Ad Ad Loading... x Embed x Share Two men were shot at the ford on Tuesday.",
        "Embed Two held after shooting 1:25 autoplay Copy this code to your website or blog",
        "A man was shot at the ford, police said. View Full Caption Jane Doe",
        f"Read more: Mother of nine jailed. {'The court heard her for an hour. ' * 10}".strip(),
        "Photo: Jane Doe/AFP",
        "(Photo by Jane Doe)",
        "Image credit: Seliba Herald",
        "Jane Doe/Getty Images",
        "© 2031 Seliba Herald. All rights reserved.",
        "All rights reserved",
        "Copyright 2031 Seliba Herald",
        "Home > News > Africa",
        "Home » World » Kadou",
        "Skip to main content",
        "Follow us on Telegram",
        "Join our WhatsApp channel for breaking news",
        "Previous article: Market reopens",
        "Download our app",
        "Please enable Javascript to watch this video",
        "Thank you for registering!",
        "Welcome back. Please sign in",
        "Sign in using your kadou-times profile",
        "We have sent you a verification email. Please check your email and click on the link to activate your profile.",
        "If you do not receive the verification message within a few minutes, please check your junk folder.",
        "Your notification has been saved.",
        "Close Get email notifications on Ana Obo daily!",
        "Get email notifications on the courts daily",
        "Whenever Ana Obo posts new content, you'll get an email delivered to your inbox with a link.",
        "No email address was supplied by . To complete your registration on this site, please supply an address.",
        "Email notifications are only sent once a day, and only if there are new matching items.",
        "By submitting your registration information, you agree to our terms.",
        "Click here to return to the page you were visiting.",
        "Like this: Like Loading...",
        "Report an Error or Submit a Tip to Channel 9",
        "Follow KADOU TIMES: Facebook | Twitter",
    ],
)
def test_a_line_of_furniture_is_set_apart(line: str) -> None:
    assert apart(f"{STORY}\n\n{line}\n\n{STORY}") == [line]


@pytest.mark.parametrize(
    "sentence",
    [
        "She said she could not share her views with the soldiers.",
        "Image 2 of 3 in the annex shows soldiers at the ford, the lawyer said.",
        "The caption of the picture says that soldiers shot nine traders.",
        "Close to the ford two men were shot; a share of the blame is ours, he said.",
        "The village views the army with fear, he said.",
        "Related attacks killed five others in the same week.",
        "A related case was closed in May.",
        "The likes of this were never seen here before.",
        "Shares of food were handed out before the shooting.",
        "Read the charges aloud, the judge ordered.",
        "He was told to follow us on foot, a survivor said.",
        "Follow us, the soldiers said, and nobody will be hurt.",
        "Subscribe or die, the recruiters told the young men.",
        "Sign up or leave the village, they were told.",
        "The advertisement promised work across the border.",
        "Photographs show twelve bodies by the road.",
        "Photo evidence was taken by the army, the lawyer said.",
        "Video of the killing was shared on Facebook by soldiers.",
        "Home was no longer safe, she said.",
        "He went home > 40 people followed him on the road.",
        "All rights reserved to citizens were suspended after the coup.",
        "Copyright lawyers were among the 12 dead.",
        "Comments are closed to the truth in this country, she said.",
        "We use cookies as bait for rats, said one detainee about the food.",
        "12 views were heard by the commission before it retired.",
        "Tags on the bodies gave the names: the men were soldiers.",
        "Categories of victims include women and children.",
        "More from the camp were taken away at night.",
        "Print shops were burnt and the printer was beaten.",
        "Search parties found nine bodies.",
        "Credit: the army took it for the rescue, residents said.",
        "Recommended: no trial, the commission concluded.",
        "Donate blood, the hospital pleaded after the bombing.",
        "Close to 40 people were killed",
        "(c) Soldiers of the second company fired first.",
        "Contact was lost with the convoy",
        "We have sent you our dead, the elder told the governor.",
        "We sent a confirmation of the deaths to the ministry, the clinic said.",
        "Your notification of death came by post, the widow was told.",
        "Families get email notifications on every body found, and come to the morgue daily to ask.",
        "Whenever the militia posts new content, families search it for their sons.",
        "Whenever the militia posts new content, you'll get an email: 12 hostages were killed, the army admitted on Tuesday.",
        "Get email notifications on Goma, where 14 people died Tuesday, daily",
        "Get email notifications on who was killed. The front admitted the killings. Police find bodies daily",
        "No email address was supplied by the police. To complete your registration, soldiers told survivors, name the killers.",
        "No email address was supplied by the ministry when it asked for names of the dead.",
        "Thank you for saving my son, she told the nurse.",
        "Follow the blood, a boy told Facebook users who asked where the bodies lay.",
        "Please enable us to bury them, the families wrote.",
        "Share this: Telegram channels showed soldiers shooting two men in Barsa.",
        "Your notifications of death were burned by the soldiers, said a widow whose three sons were killed.",
        "We look forward to seeing you on the road, the militia wrote; two days later eleven men were shot there.",
        "We sent a confirmation message to the prefect that eleven bodies lay at the ford.",
        "There was a problem saving your son, the surgeon told her; the clinic had been shelled.",
        "Log in to your phones, the soldiers shouted, and shot two who refused to do so.",
        "Thank you for registering our dead, the widow told the clerk.",
        "By submitting your information on the 14 dead you risk arrest, the police told families.",
        "If you do not receive the confirmation of his death, he is alive, the officer told her.",
        "Please enter the characters of your son's name, the officer said before they shot him",
        "Click here to return the bodies, the militia's message read; three corpses were shown.",
        "Follow what happened in Barsa, where 14 died: Telegram",
        "Click here to sign the petition for the families of the missing.",
    ],
)
def test_a_sentence_of_testimony_is_never_furniture(sentence: str) -> None:
    assert apart(f"{STORY}\n\n{sentence}\n\n{STORY}") == []
    assert apart(f"{STORY}\n{sentence}\n{STORY}") == []


def test_labels_take_their_values_along() -> None:
    tail = "Likes:\n3 1\nViews:\n204\nArticle Categories:\nKadou\n\nComments are closed."
    text = f"{STORY}\n\n{tail}"
    assert apart(text) == [tail]
    assert find_furniture(text).categories == ("Kadou",)


def test_categories_end_where_the_next_label_begins() -> None:
    text = f"{STORY}\nCategories:\nAfrica, Conflict\nTags:\narmy\nSeliba\n\nLeave a reply"
    assert find_furniture(text).categories == ("Africa", "Conflict", "army", "Seliba")
    assert len(apart(text)) == 1


def test_a_list_of_related_stories_ends_where_the_report_goes_on() -> None:
    text = f"{STORY}\n\nRelated articles\nGovernor promises inquiry\nMarket reopens after attack\n\n{STORY}"
    assert apart(text) == ["Related articles\nGovernor promises inquiry\nMarket reopens after attack"]


def test_a_menu_at_the_top_is_set_apart() -> None:
    text = f"Home\nNews\nAfrica\nSport\nContact\n\nArmy opens inquiry\n\n{STORY}"
    assert apart(text) == ["Home\nNews\nAfrica\nSport\nContact"]


def test_short_lines_that_are_no_menu_stay() -> None:
    assert apart(f"The dead:\nAminata\nIssa\nMoussa\nFatou\n\n{STORY}") == []


def test_spans_are_sorted_and_do_not_overlap() -> None:
    text = f"Home > News\n{STORY}\nAdvertisement\nShare\n{STORY}\n3 views\n\n© 2031 X"
    spans = find_furniture(text).spans
    assert all(one.end < other.start for one, other in pairwise(spans))
    assert len(spans) == 3
