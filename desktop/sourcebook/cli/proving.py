"""The command ``captures``: where an article comes from, and the proof of it."""

import argparse

from sourcebook.app.evidence import Evidence, evidence
from sourcebook.cli import opening, out


def declare(commands: out.Commands, common: argparse.ArgumentParser) -> None:
    """Add the command to the parser."""
    captures = commands.add_parser(
        "captures", parents=[common], help="tell when, how and from where an article was captured"
    )
    captures.add_argument("id", metavar="ID", help="its id, or the beginning of it")
    out.json_option(captures)
    captures.set_defaults(run=run_captures)


def run_captures(request: argparse.Namespace) -> int:
    """Print the chain of evidence of an article, the oldest capture first."""
    with opening.open_library(request) as library:
        found = evidence(library, opening.article_id(library, request.id))
    if request.json:
        out.print_json([capture_json(one) for one in found])
    else:
        out.print_lines("\n".join(capture_lines(one)) for one in found)
    return 0


def capture_json(one: Evidence) -> dict[str, object]:
    """Return the documented shape of a capture in JSON."""
    capture = one.capture
    return {
        "id": capture.id,
        "captured_at": capture.captured_at,
        "method": str(capture.method),
        "source": capture.source,
        "address": capture.address,
        "program": capture.program,
        "hops": [
            {"address": hop.address, "status": hop.status, "reason": hop.reason} for hop in one.hops
        ],
        "resources": [
            {
                "role": resource.role,
                "address": resource.address,
                "media_type": resource.media_type,
                "sha256": resource.sha256,
                "size_bytes": resource.size_bytes,
            }
            for resource in capture.resources
        ],
    }


def capture_lines(one: Evidence) -> list[str]:
    """Say a capture to a person: time, program and method, the way to it, each hash."""
    capture = one.capture
    program = f", by Sourcebook {capture.program}" if capture.program else ""
    lines = [
        f"{capture.captured_at}  {capture.method}{program}",
        f"  source   {capture.source}",
        *(f"  asked    {hop.address}: {hop.status} {hop.reason}".rstrip() for hop in one.hops),
    ]
    if one.trouble:
        lines.append(f"  asked    not known: {one.trouble}")
    if capture.address:
        lines.append(f"  address  {capture.address}")
    for resource in capture.resources:
        size = out.count(resource.size_bytes, "byte", "bytes")
        about = ", ".join(part for part in (resource.media_type, size, resource.address) if part)
        lines += [f"  {resource.role:<7}  {about}", f"           SHA-256 {resource.sha256}"]
    return lines
