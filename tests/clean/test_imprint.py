# ruff: noqa: RUF001 - full-width signs stand in Chinese lines
"""Who edited a text is told from who speaks in it."""

import pytest

from sourcebook.clean.imprint import REASON, imprint


@pytest.mark.parametrize(
    "line",
    [
        *("责任编辑：李四", "（责任编辑：李四 校对：王五）", "编辑: 李四"),
        *("Redaktion: Anna Berger", "Verantwortlicher Redakteur: Jan Reuter"),
        *("Secrétaire de rédaction : Claire Dubois", "Editör: Elif Şahin", "تحرير: سامي حداد"),
        *("Edited by: Mira Stone", "Copy editor: Tom Reed"),
    ],
)
def test_a_line_that_names_editors_is_known(line: str) -> None:
    assert imprint(line) == REASON


@pytest.mark.parametrize(
    "line",
    [
        *("编辑们都走了", "责任编辑：", "Editor: I did not know that.", "The editor: Mira Stone"),
        *("Editors: " + "Mira Stone, " * 9, "Redaktion", ""),
    ],
)
def test_other_lines_are_none(line: str) -> None:
    assert imprint(line) == ""
