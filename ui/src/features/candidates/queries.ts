import { createQuery, keepPreviousData } from "@tanstack/svelte-query";
import { call, type RequestOf } from "../../api/call";
import type {
  ApplicationId,
  Applying,
  CandidateChange,
  CandidateDetails,
  CandidateId,
  GiveMark,
  PostingId,
} from "../../api/contract";
import { client } from "../../api/queries";
import type { Candidates } from "./selection";

export const createCandidate = (id: () => CandidateId | undefined) =>
  createQuery(() => {
    const wanted = id();
    return {
      queryKey: ["people", "candidate", wanted],
      queryFn: () => call("candidates.show", { id: wanted! }),
      enabled: wanted !== undefined,
    };
  }, client);

export const createApplication = (id: () => ApplicationId | null) =>
  createQuery(() => {
    const wanted = id();
    return {
      queryKey: ["people", "application", wanted],
      queryFn: () => call("applications.show", { id: wanted! }),
      enabled: wanted !== null,
    };
  }, client);

export const createTimeline = (candidate: () => CandidateId, limit: () => number) =>
  createQuery(() => {
    const request = { candidate: candidate(), offset: 0, limit: limit() };
    return {
      queryKey: ["people", "timeline", request],
      queryFn: () => call("candidates.timeline", request),
    };
  }, client);

export const createFile = (id: () => number | null) =>
  createQuery(() => {
    const wanted = id();
    return {
      queryKey: ["people", "file", wanted],
      queryFn: () => call("files.read", { id: wanted! }),
      enabled: wanted !== null,
    };
  }, client);

export const createFileOpening = (id: () => number) =>
  createQuery(() => {
    const request = { id: id() };
    return { queryKey: ["people", "opening", request], queryFn: () => call("files.opening", request) };
  }, client);

export const createTags = () =>
  createQuery(() => ({ queryKey: ["people", "tags"], queryFn: () => call("candidates.tags", {}) }), client);

/** What a line says, while it is typed. */
export const createParts = (text: () => string) =>
  createQuery(() => {
    const line = text().trim();
    return {
      queryKey: ["parts", line],
      queryFn: () => call("candidates.take_apart", { text: line }),
      enabled: line !== "",
      placeholderData: keepPreviousData,
    };
  }, client);

export type Known = Omit<RequestOf<"candidates.likely">, "except">;

export const createLikely = (known: () => Known | null) =>
  createQuery(() => {
    const asked = known();
    return {
      queryKey: ["people", "likely", asked],
      queryFn: () => call("candidates.likely", { ...asked!, except: null }),
      enabled: asked !== null,
      placeholderData: keepPreviousData,
    };
  }, client);

/** The open postings that somebody can be added to. */
export const createOpenPostings = () =>
  createQuery(() => {
    const request = {
      text: "",
      states: ["open" as const],
      organisation: null,
      contracts: [],
      has_problems: null,
      is_gone: null,
      is_repost: null,
      sort: "date" as const,
      descending: true,
      offset: 0,
      limit: 500,
    };
    return {
      queryKey: ["postings", "to-apply"],
      queryFn: () => call("postings.list", request),
    };
  }, client);

/** Of the posting that somebody is put on. */
export const createStages = (posting: () => PostingId | null) =>
  createQuery(() => {
    const wanted = posting();
    return {
      queryKey: ["pipelines", "stages", wanted],
      queryFn: () => call("stages.list", { posting: wanted }),
      enabled: wanted !== null,
    };
  }, client);

export type NewCandidate = {
  details: CandidateDetails;
  note: string;
  applying: Applying | null;
  files: string[];
};

export const applyingTo = (posting: PostingId): Applying => ({
  posting,
  stage: null,
  received_at: null,
  source: "",
  came: [],
});

export const addCandidate = ({ details, note, applying }: NewCandidate) =>
  call("candidates.add", { details, note, applying });
export const editCandidate = (id: CandidateId, changes: CandidateChange[]) =>
  call("candidates.edit", { id, changes });
export const removeCandidates = (selection: Candidates) => call("candidates.remove", { selection });
export const tellApart = (one: CandidateId, other: CandidateId) =>
  call("candidates.tell_apart", { one, other });
export const merge = (request: RequestOf<"candidates.merge">) => call("candidates.merge", request);
export const applyTo = (candidate: CandidateId, posting: PostingId) =>
  call("applications.add", { candidates: { ids: [candidate] }, applying: applyingTo(posting), again: false });
export const addNote = (candidate: CandidateId, application: ApplicationId | null, text: string) =>
  call("notes.add", { candidate, application, text });
export const removeNote = (id: number) => call("notes.remove", { id });
export const attachFile = (candidate: CandidateId, application: ApplicationId | null, path: string) =>
  call("files.attach", { candidate, application, piece: null, path });
export const saveFile = (id: number, to: string) => call("files.save", { id, to });
export const openFile = (id: number) => call("files.open", { id });
export const detachFile = (id: number) => call("files.detach", { id });
export const notePieces = (request: RequestOf<"applications.came">) => call("applications.came", request);
export const giveMark = (id: ApplicationId, mark: GiveMark) =>
  call("applications.score", { id, reviewer: null, marks: [mark] });
