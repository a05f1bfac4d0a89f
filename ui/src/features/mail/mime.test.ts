import { describe, expect, it } from "vitest";
import { headerOf, openMail } from "./mime";

const crlf = (lines: string[]) => lines.join("\r\n");

const written = crlf([
  "From: =?utf-8?b?Q2FtaWxsZSBSb3V2acOocmU=?= <camille.rouviere@example.org>",
  "To: =?utf-8?q?Ma=C3=AFwenn_J=C3=A9gou?= <maiwenn@example.org>",
  "Subject: =?utf-8?q?Votre_candidature_est_bien_arriv=C3=A9e?=",
  " =?utf-8?q?_=E2=80=93_Rivages?=",
  "MIME-Version: 1.0",
  'Content-Type: multipart/mixed; boundary="outer"',
  "",
  "--outer",
  'Content-Type: multipart/alternative; boundary="inner"',
  "",
  "--inner",
  "Content-Type: text/plain; charset=utf-8",
  "Content-Transfer-Encoding: quoted-printable",
  "",
  "Bonjour Ma=C3=AFwenn,=20=",
  "nous vous =",
  "r=C3=A9pondrons. 1 + 1 =3D 2",
  "--inner",
  "Content-Type: text/html; charset=utf-8",
  "Content-Transfer-Encoding: base64",
  "",
  "PHA+Qm9uam91ciBNYcOv",
  "d2VubjwvcD4=",
  "--inner--",
  "--outer",
  "Content-Type: application/pdf",
  "Content-Disposition: attachment; filename*0*=utf-8''CV%20de%20; filename*1*=Fran%C3%A7oise.pdf",
  "Content-Transfer-Encoding: base64",
  "",
  "JVBERg==",
  "--outer--",
]);

describe("a mail's source", () => {
  it("is read as the person gets it: headers, text, page and the names of files", () => {
    const opened = openMail(written);
    expect(headerOf(opened, "from")).toBe("Camille Rouvière <camille.rouviere@example.org>");
    expect(headerOf(opened, "to")).toBe("Maïwenn Jégou <maiwenn@example.org>");
    expect(headerOf(opened, "subject")).toBe("Votre candidature est bien arrivée – Rivages");
    expect(opened.text).toBe("Bonjour Maïwenn, nous vous répondrons. 1 + 1 = 2");
    expect(opened.html).toBe("<p>Bonjour Maïwenn</p>");
    expect(opened.attachments).toEqual(["CV de Françoise.pdf"]);
  });

  it("of one part, or of none, is read as far as it goes", () => {
    expect(openMail("Subject: Hello\r\n\r\nDear Ana,\r\nyes.").text).toBe("Dear Ana,\nyes.");
    expect(openMail("Subject: Hello").headers).toEqual([{ name: "subject", value: "Hello" }]);
    expect(openMail("").text).toBe("");
  });
});
