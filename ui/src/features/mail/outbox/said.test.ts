import { describe, expect, it } from "vitest";
import type { MailAnswer } from "../../../api/contract";
import { serverWords } from "./said";

describe("what a server said of a mail", () => {
  it("is shown in its own words, also those that a mail came back with", () => {
    const refused: MailAnswer = {
      code: "fault",
      params: {
        stage: "recipient",
        trouble: { code: "refused", params: { code: 550, text: "5.1.1 unknown" } },
      },
    };
    expect(serverWords(refused)).toBe("550 5.1.1 unknown");
    expect(serverWords({ code: "came_back", params: { text: "5.2.2 mailbox full" } })).toBe(
      "5.2.2 mailbox full",
    );
    expect(serverWords({ code: "interrupted" })).toBe("");
  });
});
