#!/usr/bin/env node
// Reads text that others control and prints what GitHub takes as the body of a comment or an issue: HEAD, which is ours and
// stands first, and below it the text, in which nothing mentions anybody, hides what follows or passes for something else.
// The argument says what the text is: a `comment` in the Markdown that gpuinfra writes, or a `log`, which is shown as it is.
// What is too long is cut at a line, and CUT, below HEAD, says so.
import { readFileSync } from "node:fs";

const longestBody = 65_500; // bytes; GitHub takes 65,536 characters
const longestText = 1_000_000; // bytes that are looked at
const deepest = 20; // sections in one another
const gap = "\u200b"; // between two characters that mean something together

const hidden = /[\p{Cc}\p{Cf}\p{Cn}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu;

// GitHub's Markdown: https://github.github.com/gfm, and what it adds to it, as far as text can do harm by it. None of these
// asks where it stands, in code or not: what does not know cannot be deceived.
const harmful = [
  [/&(?=[A-Za-z#])(?!(?:amp|lt|gt|quot|#39|#92|#124|#8203);)/g, "an entity"],
  [/<(?=[A-Za-z/!?])/g, "HTML"],
  [/(?<![0-9A-Za-z])@|[\uff20\ufe6b]/g, "a mention"],
  [/(?<!&)(?<!:\/\/\S{0,300})#(?=\d)/g, "an issue, unless in an address"],
  [/\bGH-(?=\d)/gi, "an issue"],
  [/!(?=\[)/g, "a picture"],
  [/\$(?=[$`])/g, "a formula"],
  [/^(?:[ \t>]|[-+*][ \t]|\d{1,9}[.)][ \t]|\[\^[^\]]*\]:)*(?:`{2}(?=`)|~{2}(?=~))/g, "a fence"],
].map(([pattern]) => pattern);

const visible = (text) =>
  text
    .replace(/\r\n/g, "\n")
    .replace(hidden, (mark) =>
      mark === "\n" || mark === "\t" ? mark : mark === "\r" ? "\\r" : `\\u{${mark.codePointAt(0).toString(16)}}`)
    .replace(/(\p{M}{4})\p{M}+/gu, "$1");

// A link to an issue by this address leaves no mention in it.
const quiet = (line) => line.replace(/(https?:\/\/)(?:www\.)?github\.com(?![\w.-])/gi, "$1redirect.github.com");

const harmless = (line) => quiet(harmful.reduce((text, pattern) => text.replace(pattern, `$&${gap}`), line));

// The sections and fences of gpuinfra begin in the first column. Only these are let through, and all of them are ended.
class Comment {
  #fence = 0;
  #sections = 0;
  #before = "";

  write(line) {
    const written = this.#structure(line) ?? harmless(line);
    this.#before = line;
    return written;
  }

  get end() {
    return (this.#fence ? "`".repeat(this.#fence) + "\n" : "") + "\n</details>\n".repeat(this.#sections);
  }

  #structure(line) {
    if (this.#fence) {
      const closing = /^ {0,3}(`{3,})[ \t]*$/.exec(line);
      if (closing && closing[1].length >= this.#fence) {
        this.#fence = 0;
        return line;
      }
      return undefined;
    }
    const opening = /^(`{3,100})(diff|text|json|yaml)?$/.exec(line);
    if (opening) {
      this.#fence = opening[1].length;
      return this.#before === "" ? line : `\n${line}`;
    }
    if (line === "<details>" && this.#sections < deepest) {
      this.#sections++;
      return line;
    }
    if (line === "</details>" && this.#sections > 0) {
      this.#sections--;
      return line;
    }
    const summary = this.#before === "<details>" && /^<summary>(.*)<\/summary>$/.exec(line);
    return summary ? `<summary>${harmless(summary[1])}</summary>` : undefined;
  }
}

// The ends of a line of code need no care: nothing in it means anything.
class Log {
  end = "";

  write(line) {
    return `    ${line}`;
  }
}

function read() {
  const bytes = readFileSync(0);
  return { text: bytes.toString("utf8", 0, longestText), isWhole: bytes.length <= longestText };
}

function body(kind, { text, isWhole }) {
  const { HEAD: head, CUT: cut } = process.env;
  const lines = text === "" ? [] : visible(text).replace(/\n$/, "").split("\n");
  const most = longestBody - Buffer.byteLength(`${head}\n${cut}\n\n`);
  const written = [];
  let [length, end] = [0, kind.end];
  for (const line of lines) {
    const next = kind.write(line);
    const needed = Buffer.byteLength(next) + 1;
    if (length + needed + Buffer.byteLength(kind.end) > most) {
      isWhole = false;
      break;
    }
    length += needed;
    end = kind.end;
    written.push(next);
  }
  return `${head}\n${isWhole ? "" : `${cut}\n`}\n${written.map((line) => `${line}\n`).join("")}${end}`;
}

const kinds = { comment: Comment, log: Log };
process.stdout.write(body(new kinds[process.argv[2]](), read()));
