"""A formula is read once, as its author wrote it."""

import pytest

from support.pages import HTML, cleaned

TEX = r"E = mc^2"
MATHML = (
    "<math><semantics><mrow><mi>E</mi><mo>=</mo><mi>m</mi></mrow>"
    f'<annotation encoding="application/x-tex">{TEX}</annotation></semantics></math>'
)
DRAWN = '<span class="katex-html" aria-hidden="true"><span>E</span><span>=mc</span>2</span>'


@pytest.mark.parametrize(
    "formula",
    [
        MATHML,
        f'<span class="katex"><span class="katex-mathml">{MATHML}</span>{DRAWN}</span>',
        f'<span class="MathJax_Preview"></span><script type="math/tex">{TEX}</script>',
        f'<math alttext="{TEX}"><mi>E</mi></math>',
    ],
)
def test_a_formula_is_read_once_as_it_was_written(formula: str) -> None:
    edition = cleaned(f"<body><p>He wrote {formula} on the wall.</p></body>", HTML)
    assert edition.text == f"He wrote {TEX} on the wall."


def test_a_formula_without_its_source_is_read_sign_by_sign() -> None:
    edition = cleaned("<body><p>So <math><mi>a</mi><mo>=</mo><mn>2</mn></math>.</p></body>", HTML)
    assert edition.text == "So a = 2 ."


def test_a_script_that_is_no_formula_is_not_read() -> None:
    edition = cleaned('<body><p>So <script type="text/x">a()</script>it is.</p></body>', HTML)
    assert edition.text == "So it is."
