"""The proof of the disk image reads what macOS says of programs that run."""

import mac_smoke
import product

LISTING = f"""\
 1) "Finder" ASN:0x0-0x6006:
    bundleID="com.apple.finder"
    bundle path="/System/Library/CoreServices/Finder.app"
    pid = 413 type="Foreground" flavor=3 Version="15.5" fileType="FNDR"
12) "Sourcebook" ASN:0x0-0x4e04e:
    bundleID="{product.IDENTIFIER}"
    bundle path="/Volumes/Sourcebook/Sourcebook.app"
    pid = 2001 type="BackgroundOnly" flavor=3 Version="0.1.0" fileType="APPL"
"""


def test_kind_and_process_are_those_of_the_program() -> None:
    assert mac_smoke.running(LISTING, product.IDENTIFIER) == ("BackgroundOnly", 2001)
    assert mac_smoke.running(LISTING, "com.apple.finder") == ("Foreground", 413)
    assert mac_smoke.running(LISTING, "org.sourcebook.Other") == ("", 0)
    assert mac_smoke.running("", product.IDENTIFIER) == ("", 0)
