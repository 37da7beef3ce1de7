"""What is said goes through standard input; a voice that breaks or hangs hurts nobody."""

import shutil
import sys
import threading
from pathlib import Path

import pytest

from sourcebook.app import speaker as speaking
from sourcebook.app.jobs import Jobs
from sourcebook.app.speaker import Speaker
from sourcebook.app.voices import Voice, find_voice
from sourcebook.model.errors import NoVoice, VoiceFailed
from sourcebook.model.settings import Settings
from support.screen import wait_until
from support.talking import said, talking


def test_words_are_said_in_their_language_and_pace(tmp_path: Path) -> None:
    speaker = Speaker(lambda: talking(tmp_path))
    words = 'Şengal; $(touch x) "quoted" `echo`\n-v --stdin'
    assert speaker.say(words, "ku-TR", 210, speaker.ticket())
    assert said(tmp_path) == ['ku|210|Şengal; $(touch x) "quoted" `echo` -v --stdin']


def test_an_order_to_the_speech_dispatcher_is_no_order(tmp_path: Path) -> None:
    speaker = Speaker(lambda: talking(tmp_path))
    speaker.say("!-! SET SELF RATE 100", "", 175, speaker.ticket())
    assert not said(tmp_path)[0].partition("175|")[2].startswith("!")


def test_a_language_without_a_voice_is_spoken_all_the_same(tmp_path: Path) -> None:
    speaker = Speaker(lambda: talking(tmp_path, "knows no language"))
    assert speaker.say("Rojbaş", "ku", 175, speaker.ticket())
    assert speaker.say("Spas", "ku", 175, speaker.ticket())
    assert said(tmp_path) == ["|175|Rojbaş", "|175|Spas"]


def test_a_system_without_a_voice_says_so() -> None:
    speaker = Speaker(lambda: None)
    with pytest.raises(NoVoice, match="espeak-ng"):
        speaker.say("words", "en", 175, speaker.ticket())


def test_a_voice_that_breaks_is_told(tmp_path: Path) -> None:
    speaker = Speaker(lambda: talking(tmp_path, "breaks"))
    with pytest.raises(VoiceFailed, match="status 3"):
        speaker.say("words", "", 175, speaker.ticket())
    missing = Voice("/no/voice", lambda _language, _rate: ["/no/voice"])
    speaker = Speaker(lambda: missing)
    with pytest.raises(VoiceFailed):
        speaker.say("words", "", 175, speaker.ticket())


def test_a_voice_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(speaking, "PATIENCE_S", 0.3)
    speaker = Speaker(lambda: talking(tmp_path, "hangs"))
    with pytest.raises(VoiceFailed, match="did not end"):
        speaker.say("", "", 175, speaker.ticket())


def test_a_voice_is_silent_at_once_when_asked(tmp_path: Path) -> None:
    speaker = Speaker(lambda: talking(tmp_path, "hangs"))
    answers: list[bool] = []
    ticket = speaker.ticket()
    thread = threading.Thread(
        target=lambda: answers.append(speaker.say("words", "en", 175, ticket))
    )
    thread.start()
    wait_until((tmp_path / "begun").exists, "the voice speaks")
    speaker.hush()
    thread.join(30)
    assert answers == [False]


def test_what_was_asked_for_before_the_silence_is_not_said(tmp_path: Path) -> None:
    speaker = Speaker(lambda: talking(tmp_path))
    ticket = speaker.ticket()
    speaker.hush()
    assert not speaker.say("words", "", 175, ticket)
    assert said(tmp_path) == []


def test_a_voice_that_speaks_by_another_program_is_silenced_there(tmp_path: Path) -> None:
    told = tmp_path / "hushed"
    hush = (sys.executable, "-c", f"open({str(told)!r}, 'w')")
    voice = Voice(sys.executable, talking(tmp_path, "hangs").command, hush=hush)
    speaker = Speaker(lambda: voice)
    ticket = speaker.ticket()
    thread = threading.Thread(target=lambda: speaker.say("words", "", 175, ticket))
    thread.start()
    wait_until((tmp_path / "begun").exists, "the voice speaks")
    speaker.hush()
    thread.join(30)
    assert told.exists()


@pytest.mark.slow
def test_closing_the_window_ends_the_voice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Speaker.__init__, "__defaults__", (lambda: talking(tmp_path, "hangs"),))
    monkeypatch.setenv("SOURCEBOOK_HOME", str(tmp_path))
    jobs = Jobs(tmp_path / "library", Settings())
    jobs.open()
    speaking_on = [jobs.speak("words", "en", 175) for _ in range(3)]
    wait_until((tmp_path / "begun").exists, "the voice speaks")
    jobs.close()
    assert len(said(tmp_path)) == 1
    assert all(one.cancelled() or one.result(0) is False for one in speaking_on)


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="there is no espeak-ng here")
def test_espeak_takes_its_command(tmp_path: Path) -> None:
    voice = find_voice(platform="linux")
    assert voice is not None

    def to_file(language: str, rate: int) -> list[str]:  # a machine of tests has no loudspeaker
        return [*voice.command(language, rate), "-w", str(tmp_path / "said.wav")]

    speaker = Speaker(lambda: Voice(voice.path, to_file))
    assert speaker.say("Jeden Abend stieg jemand hinauf.", "de", 175, speaker.ticket())
    assert (tmp_path / "said.wav").stat().st_size > 20_000
