import assert from "node:assert/strict";
import { test } from "node:test";
import { near, nearest } from "#domain/wording/nearest.ts";

test("the nearest name is the one a person most likely meant", () => {
  const names = ["党组织", "任职", "活动", "议题", "制度文件", "论坛报批", "软弱涣散整顿"];
  for (const [text, meant] of [
    ["活动表", "活动"],
    ["党组织情况", "党组织"],
    ["文件制度", "制度文件"],
    ["整顿", "软弱涣散整顿"],
    ["任职情况", "任职"],
  ]) {
    assert.equal(nearest(text ?? "", names), meant);
  }
  assert.equal(nearest("x", []), "");
});

test("a name that is like none of them is near to none", () => {
  const names = ["机械学院党委", "机械学院学生党支部", "b1"];
  for (const [text, meant] of [
    ["机械学院", "机械学院党委"],
    ["学生党支部", "机械学院学生党支部"],
    ["b11", "b1"],
    ["不存在", null],
  ] as const) {
    assert.equal(near(text, names), meant);
  }
  assert.equal(near("x", []), null);
});
