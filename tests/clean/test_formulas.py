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
    assert edition.text == "So a = 2."


def test_a_script_that_is_no_formula_is_not_read() -> None:
    edition = cleaned('<body><p>So <script type="text/x">a()</script>it is.</p></body>', HTML)
    assert edition.text == "So it is."


def mi(letters: str) -> str:
    return f"<mi>{letters}</mi>"


SUM = f"<mrow>{mi('b')}<mo>+</mo>{mi('c')}</mrow>"


@pytest.mark.parametrize(
    ("formula", "shown"),
    [
        ("<mfrac><mn>1</mn><mn>2</mn></mfrac>", "1/2"),
        (f"<mfrac>{mi('a')}{SUM}</mfrac>", "a/(b + c)"),
        (f"<msup>{mi('x')}<mn>2</mn></msup>", "x<sup>2</sup>"),
        (f"<msub>{mi('x')}{mi('i')}</msub>", "x<sub>i</sub>"),
        (f"<msubsup>{mi('x')}{mi('i')}<mn>2</mn></msubsup>", "x<sub>i</sub><sup>2</sup>"),
        (f"<msup>{mi('x')}<msup>{mi('y')}<mn>2</mn></msup></msup>", "x<sup>y^2</sup>"),
        (f"<msqrt>{SUM}</msqrt>", "√(b + c)"),
        ("<msqrt><mn>2</mn></msqrt>", "√2"),
        ("<msqrt>2</msqrt>", "√2"),
        ("<mroot><mn>8</mn><mn>3</mn></mroot>", "<sup>3</sup>√8"),
        (f"<mover>{mi('x')}<mo>¯</mo></mover>", "x¯"),
        (f"<munderover><mo>∑</mo>{mi('i')}{mi('n')}</munderover>", "∑<sub>i</sub><sup>n</sup>"),
        (f"<mo>-</mo><mn>1</mn><mo>=</mo>{mi('sin')}{mi('x')}", "-1 = sin x"),
        (f"<mfenced>{mi('a')}{mi('b')}</mfenced>", "(a,b)"),
        (
            "<mtable><mtr><mtd>1</mtd><mtd>2</mtd></mtr><mtr><mtd>3</mtd><mtd>4</mtd></mtr></mtable>",
            "1 2; 3 4",
        ),
    ],
)
def test_the_shape_of_a_formula_is_written_by_signs(formula: str, shown: str) -> None:
    edition = cleaned(f"<body><p>So <b>it is</b> <math>{formula}</math>.</p></body>", HTML)
    assert edition.html == f"<p>So <strong>it is</strong> {shown}.</p>"


def test_a_formula_that_is_nested_without_end_keeps_its_signs() -> None:
    formula = f"{'<msqrt>' * 150}<mi>x</mi>{'</msqrt>' * 150}"
    edition = cleaned(f"<body><p>So <math>{formula}</math> it is.</p></body>", HTML)
    assert "x" in edition.text
    assert len(edition.text) < 1_000


def test_a_formula_does_not_run_into_the_words_beside_it() -> None:
    edition = cleaned("<body><p>So<math><mi>a</mi></math>is</p></body>", HTML)
    assert edition.text == "So a is"


@pytest.mark.parametrize(
    ("ruby", "shown"),
    [
        ("漢<rt>kan</rt>字<rt>ji</rt>", "漢(kan)字(ji)"),
        ("漢<rp>(</rp><rt>kan</rt><rp>)</rp>", "漢(kan)"),
        ("<rb>漢</rb><rt>kan</rt>", "漢(kan)"),
        ("漢<rt></rt>", "漢"),
    ],
)
def test_the_reading_of_a_sign_stands_in_brackets(ruby: str, shown: str) -> None:
    edition = cleaned(f"<body><p>So <ruby>{ruby}</ruby> is read.</p></body>", HTML)
    assert edition.text == f"So {shown} is read."
