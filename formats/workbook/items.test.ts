import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { singleItem, splitItems, writeItem } from "#formats/workbook/items.ts";
import { idOfItem, itemOfId, labelsOf } from "#formats/workbook/labels.ts";

function texts(cell: string): string[] {
  return splitItems(cell).map(({ text }) => text);
}

test("a cell lists its items with any of the signs people use", () => {
  assert.deepEqual(texts("张三、李四，王五,赵六；钱七; 孙八\n周九"), [
    "张三",
    "李四",
    "王五",
    "赵六",
    "钱七",
    "孙八",
    "周九",
  ]);
  assert.deepEqual(texts("、 、张三 、"), ["张三"]);
  assert.deepEqual(texts("John Smith、J. R. Lee"), ["John Smith", "J. R. Lee"]);
});

test("what stands in quotation marks is one item; a stray one is part of the text", () => {
  assert.deepEqual(texts('"Smith, John"、"他说""好"""'), ["Smith, John", '他说"好"']);
  assert.deepEqual(texts('"两弹一星"元勋、6" 管'), ['"两弹一星"元勋', '6" 管']);
  assert.deepEqual(texts('"没有关上、李四'), ['"没有关上', "李四"]);
});

test("any list of texts comes back from its cell, and any text from a cell of its own", () => {
  const anyText = fc.oneof(fc.string(), fc.stringMatching(/^[、，,；;\n" a"]{0,6}$/));
  fc.assert(
    fc.property(fc.array(anyText), (items) => {
      assert.deepEqual(texts(items.map((text) => writeItem({ text, quoted: false })).join("、")), items);
    }),
  );
  fc.assert(
    fc.property(anyText, (text) => assert.equal(singleItem(writeItem({ text, quoted: false }, true)).text, text)),
  );
});

test("a reference is written by its name where that is clear, and always read back", () => {
  const labels = labelsOf([
    ["b1", "一支部"],
    ["b2", "二支部"],
    ["b3", "二支部"],
    ["b4", "b1"],
    ["一支部的", "三支部"],
  ]);
  assert.deepEqual(itemOfId("b1", labels), { text: "一支部", quoted: false });
  assert.deepEqual(itemOfId("b2", labels), { text: "b2", quoted: false });
  assert.deepEqual(itemOfId("b4", labels), { text: "b4", quoted: false });
  assert.deepEqual(itemOfId("一支部", labels), { text: "一支部", quoted: true });
  for (const id of ["b1", "b2", "b3", "b4", "一支部", "没有的"])
    assert.deepEqual(idOfItem(itemOfId(id, labels), labels), { id });
  assert.deepEqual(idOfItem({ text: "二支部", quoted: false }, labels), { ambiguous: ["b2", "b3"] });
});
