// What written questions need from the store: drafts, versions, the queue of checks. Types alone.
import type { Authored, CheckPurpose, CheckReport, HeldQuestion } from '../../shared/authored.ts';
import type { Language } from '../../shared/languages.ts';
import type { Difficulty } from '../../shared/question.ts';

/** `owner`: who may see and change it. Times are ms since 1970. */
export interface QuestionRecord extends HeldQuestion {
  owner: string;
}
export interface QuestionSearch {
  /** Null: of every owner. Published public ones of others are found as well. */
  owner: string | null;
  difficulty?: Difficulty;
  tag?: string;
  words?: string; // part of the title or of the question's own id, any case
  after?: string; // continue behind this id
  limit: number;
}
export interface QuestionDrafts {
  /** Null: this owner (and recruiter) has a question with this id inside already. */
  insert(question: {
    id: string; // "q-…"
    owner: string;
    recruiterId: string | null;
    isPrivate: boolean;
    draft: Authored;
    at: number;
  }): Promise<QuestionRecord | null>;
  /** How many this owner has. */
  count(owner: string): Promise<number>;
  /** Null: no such question, or it is being checked. `taken`: another one has the new id inside. */
  replace(
    id: string,
    change: { draft: Authored; isPrivate?: boolean; at: number },
  ): Promise<QuestionRecord | 'taken' | null>;
  find(id: string): Promise<QuestionRecord | null>;
  findSlug(owner: string, recruiterId: string | null, slug: string): Promise<QuestionRecord | null>;
  draft(id: string): Promise<Authored | null>;
  /** In order of id. */
  search(ask: QuestionSearch): Promise<QuestionRecord[]>;
  /** With its versions; sessions have copies of their own. False: no such question. */
  remove(id: string): Promise<boolean>;
}
export interface QuestionVersions {
  /** Newest first. */
  list(id: string, limit: number): Promise<{ version: number; title: string; publishedAt: number }[]>;
  find(id: string, version: number): Promise<{ authored: Authored; report: CheckReport } | null>;
  /** Newest versions that `owner` may use in `language`: at most `each` of each difficulty, by chance. */
  draw(ask: {
    owner: string;
    language: Language;
    tags: string[]; // each has at least one of these; empty: any
    each: number;
  }): Promise<{ id: string; version: number }[]>;
}

/** A check that this node does now. */
export interface ClaimedCheck {
  id: string;
  purpose: CheckPurpose;
  tries: number; // this one included
  draft: Authored;
}
export interface CheckQueue {
  /** Null: no such question, or it is being checked already. */
  ask(id: string, purpose: CheckPurpose, at: number): Promise<QuestionRecord | null>;
  waiting(owner: string): Promise<{ own: number; all: number }>;
  /** The one that waits longest, kept from other nodes until `until`. */
  claim(now: number, until: number): Promise<ClaimedCheck | null>;
  /** Keeps the claim. False: somebody else has taken it over, or the question is gone. */
  step(
    check: Pick<ClaimedCheck, 'id' | 'tries'>,
    progress: { done: number; total: number; until: number },
  ): Promise<boolean>;
  /** Publishes when that was asked for and the report is good. False: somebody else has taken it over. */
  finish(check: ClaimedCheck, report: CheckReport): Promise<boolean>;
}
