import type { ErrorDescription, ErrorResponse } from '@irori/core';
import { type DenvrErrorInfo, readErrorInfo } from './details.ts';

/** Texts of a 500 that are about the request and not about the server. */
const USER_MISTAKE =
  /\bnot found\b|\b(?:does|did|do) ?n[o']t exist\b|\balready (?:exists|in use|taken)\b|\bis required\b|\bare required\b|\bmust (?:be|not|have|contain|start|match)\b|\binvalid\b|\bnot (?:a )?valid\b|\bunknown\b|\bunsupported\b|\bnot supported\b|\bnot (?:allowed|permitted)\b|\bcannot be (?:null|empty)\b|\btoo (?:long|short|many|large)\b|\bquota\b|\bexceed(?:s|ed)?\b/i;
const NOTHING_SAID = /internal error occurred during your request/i;

/**
 * Whether a 500 is really the caller's mistake, by its text. Denvr answers 500 to many of them
 * (stated in the commits of its own SDKs).
 */
function looksLikeUserMistake(status: number, { message, details }: DenvrErrorInfo): boolean {
  if (status !== 500) return false;
  // ABP's stock sentence says "internal error", but its details may still tell.
  const text = [NOTHING_SAID.test(message) ? '' : message, details ?? ''].join(' ');
  return USER_MISTAKE.test(text);
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** More complaints than this make no message; all of them are in the fields. */
const MOST_COMPLAINTS = 50;

/** Message, details and complaints in one line, each said once. */
function wholeMessage({ message, details, validationErrors }: DenvrErrorInfo): string {
  const complaints = validationErrors.slice(0, MOST_COMPLAINTS).map((it) => it.message);
  const parts = message === '' ? [] : [sentence(message)];
  for (const part of [details?.replace(/\s+/g, ' ') ?? '', ...complaints]) {
    if (part !== '' && !parts.some((known) => known.includes(part))) parts.push(sentence(part));
  }
  return parts.join(' ');
}

function fieldsOf({ validationErrors }: DenvrErrorInfo): Record<string, string[]> {
  // A map, because the server chooses the names.
  const fields = new Map<string, string[]>();
  for (const { message, members } of validationErrors) {
    for (const member of members) {
      const messages = fields.get(member);
      if (messages === undefined) fields.set(member, [message]);
      else messages.push(message);
    }
  }
  return Object.fromEntries(fields);
}

function hintFor(response: ErrorResponse, info: DenvrErrorInfo): string | undefined {
  const { status } = response;
  if (looksLikeUserMistake(status, info)) {
    return 'Denvr answers 500 to many mistakes in a request, and this text looks like one: check the arguments, sending the same again will not help.';
  }
  if (status === 503) {
    return 'If there is no capacity, try another cluster, configuration or pool; getAvailability() tells what is free.';
  }
  if (status === 403)
    return "The account's role does not allow this, or it belongs to another tenant.";
  return undefined;
}

const LONGEST_PAGE_TEXT = 300;

/** The visible text of what a proxy answered in Denvr's place, in one short line. */
function describePage(body: unknown): ErrorDescription {
  if (typeof body !== 'string') return {};
  const text = body
    .slice(0, 20_000)
    .replace(/<(script|style)[\s\S]*?<\/\1>/gi, ' ')
    .replace(/<[^<>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (text === '') return {};
  return {
    message: text.length > LONGEST_PAGE_TEXT ? `${text.slice(0, LONGEST_PAGE_TEXT)}…` : text,
    hint: 'This is not how Denvr answers: check the server address, and whether a proxy answers in its place.',
  };
}

/** Finds in Denvr's error answers what the error should say. */
export function describeDenvrError(response: ErrorResponse): ErrorDescription {
  const info = readErrorInfo(response.body);
  if (info === undefined) return describePage(response.body);
  const message = wholeMessage(info);
  const hint = hintFor(response, info);
  const fields = fieldsOf(info);
  return {
    ...(message === '' ? {} : { message }),
    ...(info.code === 0 ? {} : { code: String(info.code) }),
    ...(hint === undefined ? {} : { hint }),
    ...(Object.keys(fields).length === 0 ? {} : { fields }),
  };
}
