import assert from "node:assert/strict";
import { resolve } from "node:path";
import { describe, test } from "node:test";
import { InputError } from "#domain/problems/problem.ts";
import { readConfig } from "#server/config.ts";

describe("the configuration", () => {
  test("has a default for everything, and takes an empty variable for one that is not set", () => {
    assert.deepEqual(readConfig({}), readConfig({ PORT: "", BIAOGAN_ORIGIN: " ", PATH: "/bin" }));
    const { dataFolder, databaseUrl, host, port, auditYears } = readConfig({});
    assert.deepEqual([dataFolder, databaseUrl, host, port, auditYears], [resolve("data"), null, "127.0.0.1", 8080, 3]);
  });

  test("takes what is set", () => {
    const config = readConfig({
      BIAOGAN_DATA: "/srv/biaogan",
      DATABASE_URL: "postgres://u:p@db.example.edu.cn/ledger",
      PORT: "0",
      BIAOGAN_ORIGIN: "https://biaogan.example.edu.cn/",
      BIAOGAN_LOG_LEVEL: "warn",
      BIAOGAN_ADMIN_TOTP: "Yes",
    });
    assert.equal(config.dataFolder, "/srv/biaogan");
    assert.equal(config.databaseUrl, "postgres://u:p@db.example.edu.cn/ledger");
    assert.equal(config.port, 0);
    assert.equal(config.origin, "https://biaogan.example.edu.cn");
    assert.equal(config.logLevel, "warn");
    assert.equal(config.administratorsNeedTotp, true);
  });

  const wrong: Readonly<Record<string, readonly string[]>> = {
    PORT: ["http", "65536", "-1", "80.5", "0x50"],
    DATABASE_URL: ["mysql://u@h/d", "h:5432", "postgres://h"],
    BIAOGAN_ORIGIN: ["biaogan.example.edu.cn", "https://h/path", "ftp://h"],
    BIAOGAN_LOG_LEVEL: ["loud"],
    BIAOGAN_SESSION_IDLE_MINUTES: ["0"],
    BIAOGAN_ADMIN_TOTP: ["perhaps"],
  };
  for (const [name, values] of Object.entries(wrong)) {
    for (const value of values) {
      test(`${name}=${value} is refused, with variable, value and remedy in both languages`, () => {
        assert.throws(
          () => readConfig({ [name]: value }),
          (error: unknown) => {
            assert.ok(error instanceof InputError);
            const [{ message } = { message: { "zh-CN": "", en: "" } }] = error.problems;
            for (const part of [name, value.replace(/.*@/, "…@")]) {
              assert.ok(message.en.includes(part) && message["zh-CN"].includes(part), JSON.stringify(message));
            }
            assert.match(message.en, /should be .+\. Correct or remove it/);
            assert.match(message["zh-CN"], /应.+请改正或去掉后重新启动。/);
            return true;
          },
        );
      });
    }
  }

  test("says all that is wrong at once, and never a password", () => {
    assert.throws(
      () => readConfig({ PORT: "x", DATABASE_URL: "mysql://office:secret@h/d" }),
      (error: unknown) => {
        assert.ok(error instanceof InputError);
        assert.equal(error.problems.length, 2);
        assert.doesNotMatch(JSON.stringify(error.problems), /secret/);
        return true;
      },
    );
  });
});
