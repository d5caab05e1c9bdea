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


def test_scripts_that_are_loaded_together_are_one_file_and_bundles_hold_the_names_of_bundles(tmp_path: Path) -> None:
    (tmp_path / "js/more").mkdir(parents=True)
    (tmp_path / "js/head.js").write_text('load(joined("page.js", ["a.js", "b.js"]));\n', encoding="utf-8")
    (tmp_path / "js/a.js").write_text('later(joined("more.js", ["more/c.js"]));\n', encoding="utf-8")
    (tmp_path / "js/b.js").write_text("b();\n", encoding="utf-8")
    (tmp_path / "js/more/c.js").write_text("c();\n", encoding="utf-8")
    minify_assets(tmp_path)
    written = {p.relative_to(tmp_path / "js").as_posix(): p.read_text(encoding="utf-8") for p in tmp_path.rglob("*.js")}
    assert written == {
        "head.js": 'load(["page.js"]);',
        "page.js": 'later(["more.js"]);b();',
        "a.js": 'later(["more.js"]);',
        "b.js": "b();",
        "more.js": "c();",
    }
