"""Each system's voice is found, and told by its own rules what to say."""

import pytest

from sourcebook.app.voices import find_voice, language_of, mac_voice


@pytest.mark.parametrize(
    ("platform", "there", "path"),
    [
        ("linux", {"spd-say", "espeak", "espeak-ng"}, "/bin/espeak-ng"),
        ("linux", {"spd-say", "espeak"}, "/bin/espeak"),
        ("linux", {"spd-say"}, "/bin/spd-say"),
        ("darwin", {"say", "espeak"}, "/bin/say"),
        ("win32", {"powershell"}, "/bin/powershell"),
    ],
)
def test_the_voice_of_a_system_is_found(platform: str, there: set[str], path: str) -> None:
    voice = find_voice(lambda name: f"/bin/{name}" if name in there else None, platform)
    assert voice is not None
    assert voice.path == path
    for language in ("", "de"):
        command = voice.command(language, 200)
        assert command[0] == path
        assert any(language in part for part in command)
        assert all(isinstance(part, str) for part in command)


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32", "freebsd"])
def test_a_system_may_have_none(platform: str) -> None:
    assert find_voice(lambda _: None, platform) is None


@pytest.mark.parametrize("rate", [1, 80, 175, 450, 10_000])
def test_every_pace_is_one_that_the_program_takes(rate: int) -> None:
    dispatcher = find_voice(lambda name: name if name == "spd-say" else None, "linux")
    windows = find_voice(lambda name: name, "win32")
    assert dispatcher is not None
    assert windows is not None
    command = dispatcher.command("", rate)
    assert -100 <= int(command[command.index("--rate") + 1]) <= 100
    script = windows.command("", rate)[-1]
    assert -10 <= int(script.partition("$voice.Rate = ")[2].partition(";")[0]) <= 10


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("en-GB", "en"),
        ("DE", "de"),
        ("ckb", "ckb"),
        ("", ""),
        ("'; rm", ""),
        ("-v", ""),
        ("english", ""),
        ("de'", "de"),
        ("a", ""),
    ],
)
def test_only_letters_of_a_language_reach_a_command(name: str, language: str) -> None:
    assert language_of(name) == language


def test_a_voice_of_macos_is_chosen_by_its_language() -> None:
    listed = (
        "Anna                de_DE    # Hallo! Ich heiße Anna.\n"
        "Eddy (English (UK)) en_GB    # Hello! My name is Eddy.\n"
    )
    assert mac_voice(listed, "de") == "Anna"
    assert mac_voice(listed, "en") == "Eddy (English (UK))"
    assert mac_voice(listed, "ku") == ""
    assert mac_voice("rubbish\n#", "de") == ""
