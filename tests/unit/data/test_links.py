"""Links across years as data: verdicts with their reason in plain words, and what is no outcome apart from what is one."""

import json
from dataclasses import replace
from importlib.resources import files
from typing import Any

import pytest
from duizhao.data.years import links_data
from duizhao.model.links import Claim, Link, Pair, Ruling, Years
from jsonschema import Draft202012Validator

from tests.unit.years.made import claim

SCHEMA = Draft202012Validator(json.loads(files("duizhao.data").joinpath("schemas/links.json").read_text(encoding="utf-8")))
PLAN, TOLD = claim("新增学位2万个，", "学位"), claim("新增学位2.4万个，", "学位")
TOLD = replace(TOLD, place=replace(TOLD.place, report="wangchuan-2025", passage="pghijkl"))


def data(link: Link) -> dict[str, Any]:
    pair = Pair("wangchuan-2024", "wangchuan-2025", (link,), (), (), (), (), (), (), (0, 0))
    (out,) = json.loads(json.dumps(links_data(Years((pair,), ()))))
    SCHEMA.validate([out])
    return out  # type: ignore[no-any-return]


def link(other: Claim | None, **more: Any) -> Link:
    made = Link(
        "plan-outcome",
        0.97,
        shown=True,
        source=PLAN.place,
        target=other.place if other else None,
        ruling=None,
        sides=(PLAN, other),
    )
    return replace(made, **more)


def test_a_verdict_has_its_rule_in_plain_words() -> None:
    out = data(link(TOLD, ruling=Ruling("exceeded", "exactly")))
    assert out["why"]["zh"].startswith("未加限定的目标")
    assert out["why"]["en"].startswith("a plain target")
    assert "again" not in out
    assert "part" not in out


def test_what_is_set_again_leads_to_no_outcome_but_to_the_plan() -> None:
    out = data(link(TOLD, target=None, ruling=Ruling("set again", "next plan")))
    assert (out["to"], out["verdict"], out["again"]["passage"]) == (None, "set again", "pghijkl")


def test_what_is_not_mentioned_leads_nowhere() -> None:
    out = data(link(TOLD, target=None, ruling=Ruling("not mentioned", "nothing near")))
    assert (out["to"], out.get("again")) == (None, None)


@pytest.mark.parametrize("reason", ["five years", "scope", "general"])
def test_what_is_near_has_a_reason_and_no_verdict(reason: str) -> None:
    out = data(link(TOLD, kind="near", near=reason))
    assert (out["kind"], out["verdict"], out["rule"]) == ("near", None, reason)
    assert out["why"]["en"]


def test_an_outcome_says_that_it_stands_in_the_look_back_at_several_years() -> None:
    assert data(link(TOLD, ruling=Ruling("met", "exactly"), of_five=True))["part"] == "five years"
