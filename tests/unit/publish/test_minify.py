"""Style sheets and scripts are made smaller and say the same."""

from pathlib import Path

from duizhao.publish.minify import minify_assets


def test_style_sheets_stand_in_the_place_of_their_imports(tmp_path: Path) -> None:
    (tmp_path / "css").mkdir()
    (tmp_path / "css/a.css").write_text("/* red */\na {\n  color: red;\n}\n", encoding="utf-8")
    (tmp_path / "css/all.css").write_text('/* parts\n * of it */\n@import "a.css";\nb { color: blue }\n', encoding="utf-8")
    minify_assets(tmp_path)
    assert (tmp_path / "css/all.css").read_text(encoding="utf-8") == "a {\ncolor: red;\n}\nb { color: blue }\n"
    assert (tmp_path / "css/a.css").read_text(encoding="utf-8") == "/* red */\na {\n  color: red;\n}\n"
    minify_assets(tmp_path / "missing")
    assert not (tmp_path / "missing").exists()


def test_scripts_lose_their_comments_and_no_word_of_a_text(tmp_path: Path) -> None:
    (tmp_path / "js").mkdir()
    (tmp_path / "js/a.js").write_text(
        '/* why */\nvar a = "/* 望 */ // x";\nvar b = /\\/\\*[/*]/.test(a); // 川\nfoo("  two  ");\n', encoding="utf-8"
    )
    minify_assets(tmp_path)
    shrunk = (tmp_path / "js/a.js").read_text(encoding="utf-8")
    assert shrunk == 'var a="/* 望 */ // x";var b=/\\/\\*[/*]/.test(a);foo("  two  ");'
