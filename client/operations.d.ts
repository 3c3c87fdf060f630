// Made from the OpenAPI document by client/generate.ts: do not edit.
export declare const operations: { [Id in keyof Operations]: [method: string, path: string] };

export interface Schemas {
  startSession___schema0: string | number | boolean | null | Array<Schemas['startSession___schema0']> | Record<string, Schemas['startSession___schema0']>;
  startSessionAnswer___schema0: "int" | "long" | "float" | "string" | "bool" | {
    list: Schemas['startSessionAnswer___schema0'];
  } | {
    optional: Schemas['startSessionAnswer___schema0'];
  } | {
    map: Schemas['startSessionAnswer___schema0'];
  };
  submitCodeAnswer___schema0: "int" | "long" | "float" | "string" | "bool" | {
    list: Schemas['submitCodeAnswer___schema0'];
  } | {
    optional: Schemas['submitCodeAnswer___schema0'];
  } | {
    map: Schemas['submitCodeAnswer___schema0'];
  };
  generateQuestionAnswer___schema0: "int" | "long" | "float" | "string" | "bool" | {
    list: Schemas['generateQuestionAnswer___schema0'];
  } | {
    optional: Schemas['generateQuestionAnswer___schema0'];
  } | {
    map: Schemas['generateQuestionAnswer___schema0'];
  };
  createBank___schema0: "int" | "long" | "float" | "string" | "bool" | {
    list: Schemas['createBank___schema0'];
  } | {
    optional: Schemas['createBank___schema0'];
  } | {
    map: Schemas['createBank___schema0'];
  };
  createBank___schema1: string | number | boolean | null | Array<Schemas['createBank___schema1']> | Record<string, Schemas['createBank___schema1']>;
  getQuestionAnswer___schema0: "int" | "long" | "float" | "string" | "bool" | {
    list: Schemas['getQuestionAnswer___schema0'];
  } | {
    optional: Schemas['getQuestionAnswer___schema0'];
  } | {
    map: Schemas['getQuestionAnswer___schema0'];
  };
  createQuestion___schema0: "int" | "long" | "float" | "string" | "bool" | {
    list: Schemas['createQuestion___schema0'];
  } | {
    optional: Schemas['createQuestion___schema0'];
  } | {
    map: Schemas['createQuestion___schema0'];
  };
  createQuestion___schema1: string | number | boolean | null | Array<Schemas['createQuestion___schema1']> | Record<string, Schemas['createQuestion___schema1']>;
  updateQuestion___schema0: "int" | "long" | "float" | "string" | "bool" | {
    list: Schemas['updateQuestion___schema0'];
  } | {
    optional: Schemas['updateQuestion___schema0'];
  } | {
    map: Schemas['updateQuestion___schema0'];
  };
  updateQuestion___schema1: string | number | boolean | null | Array<Schemas['updateQuestion___schema1']> | Record<string, Schemas['updateQuestion___schema1']>;
  questionSourceAnswer___schema0: "int" | "long" | "float" | "string" | "bool" | {
    list: Schemas['questionSourceAnswer___schema0'];
  } | {
    optional: Schemas['questionSourceAnswer___schema0'];
  } | {
    map: Schemas['questionSourceAnswer___schema0'];
  };
  questionSourceAnswer___schema1: string | number | boolean | null | Array<Schemas['questionSourceAnswer___schema1']> | Record<string, Schemas['questionSourceAnswer___schema1']>;
  listSessionsAnswer___schema0: string | number | boolean | null | Array<Schemas['listSessionsAnswer___schema0']> | Record<string, Schemas['listSessionsAnswer___schema0']>;
  getSessionAnswer___schema0: "int" | "long" | "float" | "string" | "bool" | {
    list: Schemas['getSessionAnswer___schema0'];
  } | {
    optional: Schemas['getSessionAnswer___schema0'];
  } | {
    map: Schemas['getSessionAnswer___schema0'];
  };
  getSessionAnswer___schema1: string | number | boolean | null | Array<Schemas['getSessionAnswer___schema1']> | Record<string, Schemas['getSessionAnswer___schema1']>;
  updateSession___schema0: string | number | boolean | null | Array<Schemas['updateSession___schema0']> | Record<string, Schemas['updateSession___schema0']>;
  updateSessionAnswer___schema0: "int" | "long" | "float" | "string" | "bool" | {
    list: Schemas['updateSessionAnswer___schema0'];
  } | {
    optional: Schemas['updateSessionAnswer___schema0'];
  } | {
    map: Schemas['updateSessionAnswer___schema0'];
  };
  updateSessionAnswer___schema1: string | number | boolean | null | Array<Schemas['updateSessionAnswer___schema1']> | Record<string, Schemas['updateSessionAnswer___schema1']>;
  sessionReportAnswer___schema0: string | number | boolean | null | Array<Schemas['sessionReportAnswer___schema0']> | Record<string, Schemas['sessionReportAnswer___schema0']>;
  Error: {
    error: string;
    message: string;
    field?: string;
  };
}

export interface Operations {
  /** How the parts are: `ok`, or `degraded` when one is missing; 503 without the database */
  health: {
    reply: {
      status: "ok" | "degraded" | "down";
      docker: {
        available: boolean;
      };
      database: {
        available: boolean;
      };
      redis: {
        configured: boolean;
        available: boolean;
      };
      ai: {
        configured: boolean;
        model: string | null;
      };
      timestamp: string;
    };
  };
  /** Prometheus metrics (on a port of their own in production) */
  metrics: {
    reply: string;
  };
  /** Build or pull missing sandbox images; the answer streams progress, a line at a time */
  setupDocker: {
    reply: string;
  };
  /** This description, OpenAPI 3.1 */
  openapi: {
    reply: {
      openapi: string;
    };
  };
  /** This description for people */
  docs: {
    reply: string;
  };
  /** Whether new sessions are refused at the moment */
  getMaintenance: {
    reply: {
      on: boolean;
      message: string;
      since: number | null;
    };
  };
  /** Refuse new sessions of every organisation, on every node (503 `maintenance` with this message), or take them again; sessions that exist go on */
  setMaintenance: {
    body: {
      on: boolean;
      message?: string;
    };
    reply: {
      on: boolean;
      message: string;
      since: number | null;
    };
  };
  /** The languages, their versions, limits and the digest of the image they run in */
  languages: {
    reply: {
      languages: Array<{
        language: "python" | "javascript" | "typescript" | "java" | "cpp" | "go";
        name: string;
        extension: string;
        version: string;
        image: string;
        limits: {
          cpus: number;
          memoryMb: number;
          runMs: number;
          wallMs: number;
          processes: number;
          outputBytes: number;
          diskMb: number;
          compileMs: number;
        };
      }>;
    };
  };
  /** Run a program in a fresh sandbox; executionTime is in milliseconds */
  execute: {
    body: {
      code: string;
      language: "python" | "javascript" | "typescript" | "java" | "cpp" | "go";
      stdin?: string;
      files?: Array<{
        path: string;
        text: string;
      }>;
    };
    reply: {
      output: string;
      error: string;
      executionTime: number;
      success: boolean;
      timedOut: boolean;
      receipt: {
        language: "python" | "javascript" | "typescript" | "java" | "cpp" | "go";
        image: string;
        runtime: string;
        limits: {
          cpus: number;
          memoryMb: number;
          runMs: number;
          wallMs: number;
          processes: number;
          outputBytes: number;
          diskMb: number;
          compileMs: number;
        };
        sourceHash: string;
        queuedMs: number;
        compileMs: number;
        cached?: boolean;
        wallMs: number;
        cpuMs: number;
        reason: "ok" | "exit" | "signal" | "time" | "wall" | "memory" | "output" | "processes" | "compile" | "stopped" | "internal";
      };
    };
  };
  /** Size, structure and readability of a piece of code, and whether it compiles; for a question, how its time grows. By rules */
  analyze: {
    body: {
      code: string;
      language: "python" | "javascript" | "typescript" | "java" | "cpp" | "go";
      files?: Array<{
        name: string;
        text: string;
      }>;
      questionId?: string;
    };
    reply: {
      language: "python" | "javascript" | "typescript" | "java" | "cpp" | "go";
      lines: number;
      codeLines: number;
      commentLines: number;
      functions: number;
      branches: number;
      deepest: number;
      longestLine: number;
      compiles: boolean | null;
      compilerOutput: string;
      warnings: Array<{
        file: string | null;
        line: number | null;
        rule: string;
        text: string;
      }>;
      score: number;
      suggestions: Array<string>;
      growth: {
        looks: string | null;
        text: string;
        points: Array<{
          size: number;
          ms: number;
        }>;
      } | null;
      model: null;
    };
  };
  /** Start an interview: chooses the questions and gives one link for each role */
  startSession: {
    body: {
      candidateName: string;
      difficulty?: "easy" | "medium" | "hard" | "mixed";
      language?: "python" | "javascript" | "typescript" | "java" | "cpp" | "go";
      totalQuestions?: number;
      interviewerName?: string;
      languages?: Array<"python" | "javascript" | "typescript" | "java" | "cpp" | "go">;
      questionIds?: Array<string>;
      questionSource?: "built-in" | "written" | "all";
      tags?: Array<string>;
      bankId?: string;
      timeLimitMinutes?: number | null;
      extraTime?: number;
      waitingRoom?: boolean;
      startsAt?: number | null;
      deleteAfterDays?: number | null;
      keepAtLeastDays?: number | null;
      aiWatches?: boolean;
      sharesFeedback?: boolean;
      ai?: {
        help?: number;
        hintCost?: number;
        speaks?: boolean;
        persona?: string;
        spoken?: string;
        stuckMinutes?: number;
        closes?: "never" | "offers" | "advances";
        approves?: boolean;
      };
      metadata?: Record<string, Schemas['startSession___schema0']>;
    };
    reply: {
      sessionId: string;
      question: {
        id: string;
        number: number;
        title: string;
        difficulty: "easy" | "medium" | "hard";
        tags: Array<string>;
        statement: string;
        parts: Array<{
          title: string;
          statement: string;
        }>;
        kind: "function" | "stdin";
        signature: {
          name: string;
          params: Array<{
            name: string;
            type: Schemas['startSessionAnswer___schema0'];
          }>;
          returns: Schemas['startSessionAnswer___schema0'];
        } | null;
        starter: Partial<Record<"python" | "javascript" | "typescript" | "java" | "cpp" | "go", string>>;
        samples: Array<{
          index: number;
          name: string;
          input: string;
          expected: string;
          written?: {
            texts: Array<string>;
            expected: string;
          };
        }>;
        hiddenTests: number;
      };
      questionNumber: number;
      totalQuestions: number;
      startedAt: number;
      endsAt: number | null;
      links: {
        candidate: string;
        interviewer: string;
        observer: string;
      };
      seats: {
        candidate: {
          id: string;
          role: "candidate" | "interviewer" | "observer";
          name: string;
          token: string;
          expiresAt: number;
          link: string;
        };
        interviewer: {
          id: string;
          role: "candidate" | "interviewer" | "observer";
          name: string;
          token: string;
          expiresAt: number;
          link: string;
        };
        observer: {
          id: string;
          role: "candidate" | "interviewer" | "observer";
          name: string;
          token: string;
          expiresAt: number;
          link: string;
        };
      };
    };
  };
  /** Run the statement's examples; nothing is scored */
  testCode: {
    body: {
      sessionId: string;
      code: string;
      questionNumber: number;
      files?: Array<{
        name: string;
        text: string;
      }>;
      language?: "python" | "javascript" | "typescript" | "java" | "cpp" | "go";
    };
    reply: {
      output: string;
      error: string;
      sampleTests: Array<{
        name: string;
        passed: boolean;
        input: string | null;
        expected: string | null;
        actual: string | null;
        message: string;
      }>;
    };
  };
  /** Run all tests, score and store. The session stays open for later submissions until it is ended */
  submitCode: {
    body: {
      sessionId: string;
      code: string;
      questionNumber: number;
      files?: Array<{
        name: string;
        text: string;
      }>;
      language?: "python" | "javascript" | "typescript" | "java" | "cpp" | "go";
      timeSpent?: number;
    };
    reply: {
      analysis: {
        status: "correct" | "partial" | "wrong" | "error";
        score: number;
        feedback: string;
        strengths: Array<string>;
        improvements: Array<string>;
        model: string | null;
        testResults: Array<{
          index: number;
          name: string;
          hidden: boolean;
          passed: boolean;
          reason: "ok" | "exit" | "signal" | "time" | "wall" | "memory" | "output" | "processes" | "compile" | "stopped" | "internal";
          message: string;
          input: string | null;
          expected: string | null;
          actual: string | null;
          stdout: string;
          wallMs: number;
          own?: boolean;
        }>;
        files?: Array<{
          name: string;
          text: string;
        }>;
      };
      nextQuestion: {
        id: string;
        number: number;
        title: string;
        difficulty: "easy" | "medium" | "hard";
        tags: Array<string>;
        statement: string;
        parts: Array<{
          title: string;
          statement: string;
        }>;
        kind: "function" | "stdin";
        signature: {
          name: string;
          params: Array<{
            name: string;
            type: Schemas['submitCodeAnswer___schema0'];
          }>;
          returns: Schemas['submitCodeAnswer___schema0'];
        } | null;
        starter: Partial<Record<"python" | "javascript" | "typescript" | "java" | "cpp" | "go", string>>;
        samples: Array<{
          index: number;
          name: string;
          input: string;
          expected: string;
          written?: {
            texts: Array<string>;
            expected: string;
          };
        }>;
        hiddenTests: number;
      } | null;
      testComplete: boolean;
    };
  };
  /** A question by difficulty and topic: by the AI and proved in the sandbox, else drawn from the bank */
  generateQuestion: {
    body: {
      difficulty?: "easy" | "medium" | "hard" | "mixed";
      language?: "python" | "javascript" | "typescript" | "java" | "cpp" | "go";
      topic?: string;
      exclude?: Array<string>;
    };
    reply: {
      question: {
        id: string;
        number: number;
        title: string;
        difficulty: "easy" | "medium" | "hard";
        tags: Array<string>;
        statement: string;
        parts: Array<{
          title: string;
          statement: string;
        }>;
        kind: "function" | "stdin";
        signature: {
          name: string;
          params: Array<{
            name: string;
            type: Schemas['generateQuestionAnswer___schema0'];
          }>;
          returns: Schemas['generateQuestionAnswer___schema0'];
        } | null;
        starter: Partial<Record<"python" | "javascript" | "typescript" | "java" | "cpp" | "go", string>>;
        samples: Array<{
          index: number;
          name: string;
          input: string;
          expected: string;
          written?: {
            texts: Array<string>;
            expected: string;
          };
        }>;
        hiddenTests: number;
      };
      source: "bank" | "model";
      bankId?: string;
      message: string;
    };
  };
  /** Store a bank of questions; a private one answers to its recruiter alone */
  createBank: {
    body: {
      name: string;
      recruiterId?: string | null;
      isPrivate?: boolean;
      questions: Array<{
        id: string;
        title: string;
        difficulty: "easy" | "medium" | "hard";
        tags?: Array<string>;
        statement: string;
        parts?: Array<{
          title: string;
          statement: string;
        }>;
        checker?: "exact" | "float" | "any-order" | {
          language: "python" | "javascript" | "typescript" | "java" | "cpp" | "go";
          source: string;
        };
        languages?: Array<"python" | "javascript" | "typescript" | "java" | "cpp" | "go">;
        starter?: Partial<Record<"python" | "javascript" | "typescript" | "java" | "cpp" | "go", string>>;
        notes?: string;
        kind: "function";
        signature: {
          name: string;
          params: Array<{
            name: string;
            type: Schemas['createBank___schema0'];
          }>;
          returns: Schemas['createBank___schema0'];
        };
        tests: Array<{
          name?: string;
          hidden?: boolean;
          weight?: number;
          args: Array<Schemas['createBank___schema1']>;
          expected: Schemas['createBank___schema1'];
        }>;
      } | {
        id: string;
        title: string;
        difficulty: "easy" | "medium" | "hard";
        tags?: Array<string>;
        statement: string;
        parts?: Array<{
          title: string;
          statement: string;
        }>;
        checker?: "exact" | "float" | "any-order" | {
          language: "python" | "javascript" | "typescript" | "java" | "cpp" | "go";
          source: string;
        };
        languages?: Array<"python" | "javascript" | "typescript" | "java" | "cpp" | "go">;
        starter?: Partial<Record<"python" | "javascript" | "typescript" | "java" | "cpp" | "go", string>>;
        notes?: string;
        kind: "stdin";
        tests: Array<{
          name?: string;
          hidden?: boolean;
          weight?: number;
          stdin: string;
          stdout: string;
        }>;
      } | {
        question: {
          id: string;
          title: string;
          difficulty: "easy" | "medium" | "hard";
          tags?: Array<string>;
          statement: string;
          parts?: Array<{
            title: string;
            statement: string;
          }>;
          checker?: "exact" | "float" | "any-order" | {
            language: "python" | "javascript" | "typescript" | "java" | "cpp" | "go";
            source: string;
          };
          languages?: Array<"python" | "javascript" | "typescript" | "java" | "cpp" | "go">;
          starter?: Partial<Record<"python" | "javascript" | "typescript" | "java" | "cpp" | "go", string>>;
          notes?: string;
          kind: "function";
          signature: {
            name: string;
            params: Array<{
              name: string;
              type: Schemas['createBank___schema0'];
            }>;
            returns: Schemas['createBank___schema0'];
          };
          tests: Array<{
            name?: string;
            hidden?: boolean;
            weight?: number;
            args: Array<Schemas['createBank___schema1']>;
            expected: Schemas['createBank___schema1'];
          }>;
        } | {
          id: string;
          title: string;
          difficulty: "easy" | "medium" | "hard";
          tags?: Array<string>;
          statement: string;
          parts?: Array<{
            title: string;
            statement: string;
          }>;
          checker?: "exact" | "float" | "any-order" | {
            language: "python" | "javascript" | "typescript" | "java" | "cpp" | "go";
            source: string;
          };
          languages?: Array<"python" | "javascript" | "typescript" | "java" | "cpp" | "go">;
          starter?: Partial<Record<"python" | "javascript" | "typescript" | "java" | "cpp" | "go", string>>;
          notes?: string;
          kind: "stdin";
          tests: Array<{
            name?: string;
            hidden?: boolean;
            weight?: number;
            stdin: string;
            stdout: string;
          }>;
        };
        solution?: Partial<Record<"python" | "javascript" | "typescript" | "java" | "cpp" | "go", string>>;
        version?: number;
      }>;
    };
    reply: {
      id: string;
      name: string;
      recruiterId: string | null;
      isPrivate: boolean;
      createdAt: number;
      questions: Array<{
        id: string;
        title: string;
        difficulty: "easy" | "medium" | "hard";
        tags: Array<string>;
        kind: "function" | "stdin";
      }>;
    };
  };
  /** The built-in bank, public banks, and the private ones of `recruiterId` */
  listBanks: {
    query?: {
      recruiterId?: string;
    };
    reply: {
      banks: Array<{
        id: string;
        name: string;
        recruiterId: string | null;
        isPrivate: boolean;
        createdAt: number;
        questions: Array<{
          id: string;
          title: string;
          difficulty: "easy" | "medium" | "hard";
          tags: Array<string>;
          kind: "function" | "stdin";
        }>;
      }>;
    };
  };
  /** The built-in questions, then the key's own and public ones, by difficulty, tag and words. `next` is the cursor of the next page */
  listQuestions: {
    query?: {
      difficulty?: "easy" | "medium" | "hard";
      tag?: string;
      words?: string;
      source?: "built-in" | "written" | "all";
      limit?: number;
      cursor?: string;
    };
    reply: {
      questions: Array<{
        id: string;
        title: string;
        difficulty: "easy" | "medium" | "hard";
        tags: Array<string>;
        kind: "function" | "stdin";
        source: "built-in" | "written";
        state: "draft" | "checking" | "refused" | "published" | null;
        version: number | null;
        isPrivate: boolean;
      }>;
      next: string | null;
    };
  };
  /** Write a question: a draft, which interviews can use once it is published */
  createQuestion: {
    body: {
      question: {
        id: string;
        title: string;
        difficulty: "easy" | "medium" | "hard";
        tags?: Array<string>;
        statement: string;
        parts?: Array<{
          title: string;
          statement: string;
        }>;
        checker?: "exact" | "float" | "any-order" | {
          language: "python" | "javascript" | "typescript" | "java" | "cpp" | "go";
          source: string;
        };
        languages?: Array<"python" | "javascript" | "typescript" | "java" | "cpp" | "go">;
        starter?: Partial<Record<"python" | "javascript" | "typescript" | "java" | "cpp" | "go", string>>;
        notes?: string;
        kind: "function";
        signature: {
          name: string;
          params: Array<{
            name: string;
            type: Schemas['createQuestion___schema0'];
          }>;
          returns: Schemas['createQuestion___schema0'];
        };
        tests: Array<{
          name?: string;
          hidden?: boolean;
          weight?: number;
          args: Array<Schemas['createQuestion___schema1']>;
          expected: Schemas['createQuestion___schema1'];
        }>;
      } | {
        id: string;
        title: string;
        difficulty: "easy" | "medium" | "hard";
        tags?: Array<string>;
        statement: string;
        parts?: Array<{
          title: string;
          statement: string;
        }>;
        checker?: "exact" | "float" | "any-order" | {
          language: "python" | "javascript" | "typescript" | "java" | "cpp" | "go";
          source: string;
        };
        languages?: Array<"python" | "javascript" | "typescript" | "java" | "cpp" | "go">;
        starter?: Partial<Record<"python" | "javascript" | "typescript" | "java" | "cpp" | "go", string>>;
        notes?: string;
        kind: "stdin";
        tests: Array<{
          name?: string;
          hidden?: boolean;
          weight?: number;
          stdin: string;
          stdout: string;
        }>;
      };
      solution?: Partial<Record<"python" | "javascript" | "typescript" | "java" | "cpp" | "go", string>>;
      wrong?: Array<{
        name: string;
        language: "python" | "javascript" | "typescript" | "java" | "cpp" | "go";
        source: string;
        why?: string;
        fails?: Array<string>;
      }>;
      generator?: string | null;
      recruiterId?: string | null;
      isPrivate?: boolean;
    };
    reply: {
      id: string;
      state: "draft" | "checking" | "refused" | "published";
      version: number | null;
      title: string;
      difficulty: "easy" | "medium" | "hard";
      tags: Array<string>;
      kind: "function" | "stdin";
      recruiterId: string | null;
      isPrivate: boolean;
      createdAt: number;
      updatedAt: number;
      check: {
        purpose: "check" | "publish";
        done: number;
        total: number;
      } | null;
      report: {
        ok: boolean;
        findings: Array<{
          field: string;
          severity: "error" | "warning";
          message: string;
        }>;
        runs: Array<{
          what: "reference" | "wrong" | "starter";
          name: string;
          language: "python" | "javascript" | "typescript" | "java" | "cpp" | "go";
          tests: number;
          passed: number;
          slowestMs: number;
          limitMs: number;
        }>;
        checkedAt: number;
      } | null;
    };
  };
  /** One built-in or published question as a candidate sees it, with its notes for interviewers */
  getQuestion: {
    params: {
      id: string;
    };
    reply: {
      question: {
        id: string;
        number: number;
        title: string;
        difficulty: "easy" | "medium" | "hard";
        tags: Array<string>;
        statement: string;
        parts: Array<{
          title: string;
          statement: string;
        }>;
        kind: "function" | "stdin";
        signature: {
          name: string;
          params: Array<{
            name: string;
            type: Schemas['getQuestionAnswer___schema0'];
          }>;
          returns: Schemas['getQuestionAnswer___schema0'];
        } | null;
        starter: Partial<Record<"python" | "javascript" | "typescript" | "java" | "cpp" | "go", string>>;
        samples: Array<{
          index: number;
          name: string;
          input: string;
          expected: string;
          written?: {
            texts: Array<string>;
            expected: string;
          };
        }>;
        hiddenTests: number;
      };
      notes: string;
    };
  };
  /** Replace the draft. What is published stays as it is, and so do sessions that use it */
  updateQuestion: {
    params: {
      id: string;
    };
    body: {
      question: {
        id: string;
        title: string;
        difficulty: "easy" | "medium" | "hard";
        tags?: Array<string>;
        statement: string;
        parts?: Array<{
          title: string;
          statement: string;
        }>;
        checker?: "exact" | "float" | "any-order" | {
          language: "python" | "javascript" | "typescript" | "java" | "cpp" | "go";
          source: string;
        };
        languages?: Array<"python" | "javascript" | "typescript" | "java" | "cpp" | "go">;
        starter?: Partial<Record<"python" | "javascript" | "typescript" | "java" | "cpp" | "go", string>>;
        notes?: string;
        kind: "function";
        signature: {
          name: string;
          params: Array<{
            name: string;
            type: Schemas['updateQuestion___schema0'];
          }>;
          returns: Schemas['updateQuestion___schema0'];
        };
        tests: Array<{
          name?: string;
          hidden?: boolean;
          weight?: number;
          args: Array<Schemas['updateQuestion___schema1']>;
          expected: Schemas['updateQuestion___schema1'];
        }>;
      } | {
        id: string;
        title: string;
        difficulty: "easy" | "medium" | "hard";
        tags?: Array<string>;
        statement: string;
        parts?: Array<{
          title: string;
          statement: string;
        }>;
        checker?: "exact" | "float" | "any-order" | {
          language: "python" | "javascript" | "typescript" | "java" | "cpp" | "go";
          source: string;
        };
        languages?: Array<"python" | "javascript" | "typescript" | "java" | "cpp" | "go">;
        starter?: Partial<Record<"python" | "javascript" | "typescript" | "java" | "cpp" | "go", string>>;
        notes?: string;
        kind: "stdin";
        tests: Array<{
          name?: string;
          hidden?: boolean;
          weight?: number;
          stdin: string;
          stdout: string;
        }>;
      };
      solution?: Partial<Record<"python" | "javascript" | "typescript" | "java" | "cpp" | "go", string>>;
      wrong?: Array<{
        name: string;
        language: "python" | "javascript" | "typescript" | "java" | "cpp" | "go";
        source: string;
        why?: string;
        fails?: Array<string>;
      }>;
      generator?: string | null;
      isPrivate?: boolean;
    };
    reply: {
      id: string;
      state: "draft" | "checking" | "refused" | "published";
      version: number | null;
      title: string;
      difficulty: "easy" | "medium" | "hard";
      tags: Array<string>;
      kind: "function" | "stdin";
      recruiterId: string | null;
      isPrivate: boolean;
      createdAt: number;
      updatedAt: number;
      check: {
        purpose: "check" | "publish";
        done: number;
        total: number;
      } | null;
      report: {
        ok: boolean;
        findings: Array<{
          field: string;
          severity: "error" | "warning";
          message: string;
        }>;
        runs: Array<{
          what: "reference" | "wrong" | "starter";
          name: string;
          language: "python" | "javascript" | "typescript" | "java" | "cpp" | "go";
          tests: number;
          passed: number;
          slowestMs: number;
          limitMs: number;
        }>;
        checkedAt: number;
      } | null;
    };
  };
  /** Delete a question with its versions; sessions that use it keep their copy */
  deleteQuestion: {
    params: {
      id: string;
    };
    reply: {
      id: string;
      deleted: true;
    };
  };
  /** Where a question stands: draft, checking (how far), published, or refused with what was found */
  questionState: {
    params: {
      id: string;
    };
    reply: {
      id: string;
      state: "draft" | "checking" | "refused" | "published";
      version: number | null;
      title: string;
      difficulty: "easy" | "medium" | "hard";
      tags: Array<string>;
      kind: "function" | "stdin";
      recruiterId: string | null;
      isPrivate: boolean;
      createdAt: number;
      updatedAt: number;
      check: {
        purpose: "check" | "publish";
        done: number;
        total: number;
      } | null;
      report: {
        ok: boolean;
        findings: Array<{
          field: string;
          severity: "error" | "warning";
          message: string;
        }>;
        runs: Array<{
          what: "reference" | "wrong" | "starter";
          name: string;
          language: "python" | "javascript" | "typescript" | "java" | "cpp" | "go";
          tests: number;
          passed: number;
          slowestMs: number;
          limitMs: number;
        }>;
        checkedAt: number;
      } | null;
    };
  };
  /** All of a question: tests, references, wrong solutions; the draft, or one published `version` */
  questionSource: {
    params: {
      id: string;
    };
    query?: {
      version?: number;
    };
    reply: {
      id: string;
      version: number | null;
      authored: {
        question: {
          id: string;
          title: string;
          difficulty: "easy" | "medium" | "hard";
          tags: Array<string>;
          statement: string;
          parts: Array<{
            title: string;
            statement: string;
          }>;
          checker: "exact" | "float" | "any-order" | {
            language: "python" | "javascript" | "typescript" | "java" | "cpp" | "go";
            source: string;
          };
          languages?: Array<"python" | "javascript" | "typescript" | "java" | "cpp" | "go">;
          starter: Partial<Record<"python" | "javascript" | "typescript" | "java" | "cpp" | "go", string>>;
          notes: string;
          kind: "function";
          signature: {
            name: string;
            params: Array<{
              name: string;
              type: Schemas['questionSourceAnswer___schema0'];
            }>;
            returns: Schemas['questionSourceAnswer___schema0'];
          };
          tests: Array<{
            name?: string;
            hidden: boolean;
            weight: number;
            args: Array<Schemas['questionSourceAnswer___schema1']>;
            expected: Schemas['questionSourceAnswer___schema1'];
          }>;
        } | {
          id: string;
          title: string;
          difficulty: "easy" | "medium" | "hard";
          tags: Array<string>;
          statement: string;
          parts: Array<{
            title: string;
            statement: string;
          }>;
          checker: "exact" | "float" | "any-order" | {
            language: "python" | "javascript" | "typescript" | "java" | "cpp" | "go";
            source: string;
          };
          languages?: Array<"python" | "javascript" | "typescript" | "java" | "cpp" | "go">;
          starter: Partial<Record<"python" | "javascript" | "typescript" | "java" | "cpp" | "go", string>>;
          notes: string;
          kind: "stdin";
          tests: Array<{
            name?: string;
            hidden: boolean;
            weight: number;
            stdin: string;
            stdout: string;
          }>;
        };
        solution: Partial<Record<"python" | "javascript" | "typescript" | "java" | "cpp" | "go", string>>;
        wrong: Array<{
          name: string;
          language: "python" | "javascript" | "typescript" | "java" | "cpp" | "go";
          source: string;
          why: string;
          fails: Array<string>;
        }>;
        generator: string | null;
      };
      report: {
        ok: boolean;
        findings: Array<{
          field: string;
          severity: "error" | "warning";
          message: string;
        }>;
        runs: Array<{
          what: "reference" | "wrong" | "starter";
          name: string;
          language: "python" | "javascript" | "typescript" | "java" | "cpp" | "go";
          tests: number;
          passed: number;
          slowestMs: number;
          limitMs: number;
        }>;
        checkedAt: number;
      } | null;
    };
  };
  /** Run the draft in the sandbox: references must pass, wrong solutions fail. Ask for its state until it is done */
  checkQuestion: {
    params: {
      id: string;
    };
    reply: {
      id: string;
      state: "draft" | "checking" | "refused" | "published";
      version: number | null;
      title: string;
      difficulty: "easy" | "medium" | "hard";
      tags: Array<string>;
      kind: "function" | "stdin";
      recruiterId: string | null;
      isPrivate: boolean;
      createdAt: number;
      updatedAt: number;
      check: {
        purpose: "check" | "publish";
        done: number;
        total: number;
      } | null;
      report: {
        ok: boolean;
        findings: Array<{
          field: string;
          severity: "error" | "warning";
          message: string;
        }>;
        runs: Array<{
          what: "reference" | "wrong" | "starter";
          name: string;
          language: "python" | "javascript" | "typescript" | "java" | "cpp" | "go";
          tests: number;
          passed: number;
          slowestMs: number;
          limitMs: number;
        }>;
        checkedAt: number;
      } | null;
    };
  };
  /** Check the draft and, where it holds, publish it as the next version. Ask for its state until it is done */
  publishQuestion: {
    params: {
      id: string;
    };
    reply: {
      id: string;
      state: "draft" | "checking" | "refused" | "published";
      version: number | null;
      title: string;
      difficulty: "easy" | "medium" | "hard";
      tags: Array<string>;
      kind: "function" | "stdin";
      recruiterId: string | null;
      isPrivate: boolean;
      createdAt: number;
      updatedAt: number;
      check: {
        purpose: "check" | "publish";
        done: number;
        total: number;
      } | null;
      report: {
        ok: boolean;
        findings: Array<{
          field: string;
          severity: "error" | "warning";
          message: string;
        }>;
        runs: Array<{
          what: "reference" | "wrong" | "starter";
          name: string;
          language: "python" | "javascript" | "typescript" | "java" | "cpp" | "go";
          tests: number;
          passed: number;
          slowestMs: number;
          limitMs: number;
        }>;
        checkedAt: number;
      } | null;
    };
  };
  /** The published versions, newest first, 100 at most. They never change */
  questionVersions: {
    params: {
      id: string;
    };
    reply: {
      versions: Array<{
        version: number;
        title: string;
        publishedAt: number;
      }>;
    };
  };
  /** Questions as one text, as files or as a zip: drafts of your own, built-in ones, or a whole bank */
  exportQuestions: {
    body: {
      ids?: Array<string>;
      bankId?: string;
      format?: "json" | "yaml" | "folder" | "zip";
    };
    reply: {
      format: "json" | "yaml" | "folder" | "zip";
      text?: string;
      files?: Record<string, string>;
      zip?: string;
      count: number;
    };
  };
  /** Drafts from what export gives. One that you have already (same id inside) becomes its new draft */
  importQuestions: {
    body: {
      format: "json" | "yaml" | "folder" | "zip";
      text?: string;
      files?: Record<string, string>;
      zip?: string;
      recruiterId?: string | null;
      isPrivate?: boolean;
    };
    reply: {
      imported: Array<{
        id: string;
        name: string;
        title: string;
        action: "created" | "updated";
      }>;
      mistakes: Array<{
        at: string;
        message: string;
      }>;
    };
  };
  /** The key's own sessions, newest first; an admin key sees all. `next` is the cursor of the next page */
  listSessions: {
    query?: {
      candidateName?: string;
      difficulty?: "easy" | "medium" | "hard" | "mixed";
      language?: "python" | "javascript" | "typescript" | "java" | "cpp" | "go";
      active?: "true" | "false";
      startedFrom?: number;
      startedTo?: number;
      limit?: number;
      cursor?: string;
    };
    reply: {
      sessions: Array<{
        id: string;
        candidateName: string;
        difficulty: "easy" | "medium" | "hard" | "mixed";
        language: "python" | "javascript" | "typescript" | "java" | "cpp" | "go";
        totalQuestions: number;
        current: number;
        active: boolean;
        startedAt: number;
        endsAt: number | null;
        endedAt: number | null;
        endReason: "interviewer" | "complete" | "expired" | "caller" | null;
        rating: number | null;
        metadata: Record<string, Schemas['listSessionsAnswer___schema0']>;
      }>;
      next: string | null;
    };
  };
  /** One session as the caller may see it */
  getSession: {
    params: {
      id: string;
    };
    reply: {
      id: string;
      candidateName: string;
      difficulty: string;
      language: "python" | "javascript" | "typescript" | "java" | "cpp" | "go";
      languages: Array<"python" | "javascript" | "typescript" | "java" | "cpp" | "go">;
      questions: Array<{
        id: string;
        number: number;
        title: string;
        difficulty: "easy" | "medium" | "hard";
        tags: Array<string>;
        statement: string;
        parts: Array<{
          title: string;
          statement: string;
        }>;
        kind: "function" | "stdin";
        signature: {
          name: string;
          params: Array<{
            name: string;
            type: Schemas['getSessionAnswer___schema0'];
          }>;
          returns: Schemas['getSessionAnswer___schema0'];
        } | null;
        starter: Partial<Record<"python" | "javascript" | "typescript" | "java" | "cpp" | "go", string>>;
        samples: Array<{
          index: number;
          name: string;
          input: string;
          expected: string;
          written?: {
            texts: Array<string>;
            expected: string;
          };
        }>;
        hiddenTests: number;
      }>;
      current: number;
      startedAt: number;
      endsAt: number | null;
      endedAt: number | null;
      pausedAt: number | null;
      pausedMs: number;
      deleteAfter?: number | null;
      keepUntil?: number | null;
      ai: {
        configured: boolean;
        watches: boolean;
        help?: number;
        speaks?: boolean;
        closes?: "never" | "offers" | "advances";
        hintCost?: number;
        pilot?: "free" | "approve" | "taken";
      };
      interviewer: Record<string, {
        notes: string;
        parts: Array<{
          title: string;
          statement: string;
        }>;
        tests: Array<{
          index: number;
          name: string;
          hidden: boolean;
          input: string;
          expected: string;
        }>;
        solution: Partial<Record<"python" | "javascript" | "typescript" | "java" | "cpp" | "go", string>>;
      }> | null;
      active: boolean;
      settings: {
        languages: Array<"python" | "javascript" | "typescript" | "java" | "cpp" | "go">;
        timeLimitMinutes: number | null;
        extraTime: number;
        waitingRoom: boolean;
        startsAt: number | null;
        aiWatches: boolean;
        sharesFeedback: boolean;
        ai: {
          help: number;
          hintCost: number;
          speaks: boolean;
          persona: string;
          spoken: string;
          stuckMinutes: number;
          closes: "never" | "offers" | "advances";
          approves: boolean;
        };
      };
      metadata: Record<string, Schemas['getSessionAnswer___schema1']> | null;
    };
  };
  /** Change language, metadata, a start to come, extra time, what the candidate is shown, days of deletion and keeping */
  updateSession: {
    params: {
      id: string;
    };
    body: {
      language?: "python" | "javascript" | "typescript" | "java" | "cpp" | "go";
      metadata?: Record<string, Schemas['updateSession___schema0']>;
      extraTime?: number;
      timeLimitMinutes?: number | null;
      candidateName?: string;
      sharesFeedback?: boolean;
      startsAt?: number | null;
      deleteAfterDays?: number | null;
      keepAtLeastDays?: number | null;
    };
    reply: {
      id: string;
      candidateName: string;
      difficulty: string;
      language: "python" | "javascript" | "typescript" | "java" | "cpp" | "go";
      languages: Array<"python" | "javascript" | "typescript" | "java" | "cpp" | "go">;
      questions: Array<{
        id: string;
        number: number;
        title: string;
        difficulty: "easy" | "medium" | "hard";
        tags: Array<string>;
        statement: string;
        parts: Array<{
          title: string;
          statement: string;
        }>;
        kind: "function" | "stdin";
        signature: {
          name: string;
          params: Array<{
            name: string;
            type: Schemas['updateSessionAnswer___schema0'];
          }>;
          returns: Schemas['updateSessionAnswer___schema0'];
        } | null;
        starter: Partial<Record<"python" | "javascript" | "typescript" | "java" | "cpp" | "go", string>>;
        samples: Array<{
          index: number;
          name: string;
          input: string;
          expected: string;
          written?: {
            texts: Array<string>;
            expected: string;
          };
        }>;
        hiddenTests: number;
      }>;
      current: number;
      startedAt: number;
      endsAt: number | null;
      endedAt: number | null;
      pausedAt: number | null;
      pausedMs: number;
      deleteAfter?: number | null;
      keepUntil?: number | null;
      ai: {
        configured: boolean;
        watches: boolean;
        help?: number;
        speaks?: boolean;
        closes?: "never" | "offers" | "advances";
        hintCost?: number;
        pilot?: "free" | "approve" | "taken";
      };
      interviewer: Record<string, {
        notes: string;
        parts: Array<{
          title: string;
          statement: string;
        }>;
        tests: Array<{
          index: number;
          name: string;
          hidden: boolean;
          input: string;
          expected: string;
        }>;
        solution: Partial<Record<"python" | "javascript" | "typescript" | "java" | "cpp" | "go", string>>;
      }> | null;
      active: boolean;
      settings: {
        languages: Array<"python" | "javascript" | "typescript" | "java" | "cpp" | "go">;
        timeLimitMinutes: number | null;
        extraTime: number;
        waitingRoom: boolean;
        startsAt: number | null;
        aiWatches: boolean;
        sharesFeedback: boolean;
        ai: {
          help: number;
          hintCost: number;
          speaks: boolean;
          persona: string;
          spoken: string;
          stuckMinutes: number;
          closes: "never" | "offers" | "advances";
          approves: boolean;
        };
      };
      metadata: Record<string, Schemas['updateSessionAnswer___schema1']> | null;
    };
  };
  /** Delete all of one session for good: code, events, documents, results. The receipt counts what went. `kept`: it must be kept until the day that the message names */
  deleteSession: {
    params: {
      id: string;
    };
    reply: {
      id: string;
      deletedAt: number;
      removed: {
        sessions: number;
        results: number;
        seats: number;
        events: number;
        documentUpdates: number;
        aiCalls: number;
      };
    };
  };
  /** End a session; everyone in the room is told */
  endSession: {
    params: {
      id: string;
    };
    reply: {
      id: string;
      active: false;
    };
  };
  /** Pause a session, or go on: the clock stands still, candidates only read, nothing is run. Again changes nothing */
  pauseSession: {
    params: {
      id: string;
    };
    body: {
      paused: boolean;
    };
    reply: {
      id: string;
      paused: boolean;
    };
  };
  /** Go to a question; everyone in the room is told. `drafted`: an agent asked, and an interviewer decides */
  advanceSession: {
    params: {
      id: string;
    };
    body: {
      question: number;
    };
    reply: {
      id: string;
      current: number;
      drafted?: boolean;
    };
  };
  /** Show the candidate the next part of a question, one after the other; again changes nothing */
  revealPart: {
    params: {
      id: string;
    };
    body: {
      question: number;
      part: number;
    };
    reply: {
      id: string;
      question: number;
      part: number;
    };
  };
  /** Delete many of the key's sessions for good: by id, or all of one candidate (the exact name) */
  deleteSessions: {
    body: {
      ids?: Array<string>;
      candidateName?: string;
    };
    reply: {
      deleted: Array<{
        id: string;
        deletedAt: number;
        removed: {
          sessions: number;
          results: number;
          seats: number;
          events: number;
          documentUpdates: number;
          aiCalls: number;
        };
      }>;
      kept: Array<{
        id: string;
        until: number;
      }>;
      more: boolean;
    };
  };
  /** The journal behind `after`, in order. `more`: ask again with the last number */
  sessionEvents: {
    params: {
      id: string;
    };
    query?: {
      after?: number;
      limit?: number;
    };
    reply: {
      events: Array<{
        n: number;
        at: number;
        by: string | null;
        audience: "room" | "interviewers";
        kind: "run.started";
        run: string;
        purpose: "run" | "test" | "submit";
        language: "python" | "javascript" | "typescript" | "java" | "cpp" | "go";
        question: number;
        source: string;
        files?: Array<{
          name: string;
          text: string;
        }>;
      } | {
        n: number;
        at: number;
        by: string | null;
        audience: "room" | "interviewers";
        kind: "run.queued";
        run: string;
        place: number;
      } | {
        n: number;
        at: number;
        by: string | null;
        audience: "room" | "interviewers";
        kind: "run.output";
        run: string;
        stream: "stdout" | "stderr" | "stdin" | "compile";
        text: string;
      } | {
        n: number;
        at: number;
        by: string | null;
        audience: "room" | "interviewers";
        kind: "run.tested";
        run: string;
        test: {
          index: number;
          name: string;
          hidden: boolean;
          passed: boolean;
          reason: "ok" | "exit" | "signal" | "time" | "wall" | "memory" | "output" | "processes" | "compile" | "stopped" | "internal";
          message: string;
          input: string | null;
          expected: string | null;
          actual: string | null;
          stdout: string;
          wallMs: number;
          own?: boolean;
        };
      } | {
        n: number;
        at: number;
        by: string | null;
        audience: "room" | "interviewers";
        kind: "run.revealed";
        run: string;
        test: {
          index: number;
          name: string;
          hidden: boolean;
          passed: boolean;
          reason: "ok" | "exit" | "signal" | "time" | "wall" | "memory" | "output" | "processes" | "compile" | "stopped" | "internal";
          message: string;
          input: string | null;
          expected: string | null;
          actual: string | null;
          stdout: string;
          wallMs: number;
          own?: boolean;
        };
      } | {
        n: number;
        at: number;
        by: string | null;
        audience: "room" | "interviewers";
        kind: "run.ended";
        run: string;
        end: {
          reason: "ok" | "exit" | "signal" | "time" | "wall" | "memory" | "output" | "processes" | "compile" | "stopped" | "internal";
          message: string;
          exitCode: number | null;
          signal: string | null;
          wallMs: number;
          cpuMs: number;
          memoryKb: number;
          truncated: boolean;
        };
        receipt: Record<string, unknown> | null;
        verdict: {
          status: "correct" | "partial" | "wrong" | "error";
          score: number;
          passed: number;
          total: number;
        } | null;
      } | {
        n: number;
        at: number;
        by: string | null;
        audience: "room" | "interviewers";
        kind: "review.started";
        review: string;
        run: string;
        by_model: string | null;
      } | {
        n: number;
        at: number;
        by: string | null;
        audience: "room" | "interviewers";
        kind: "review.text";
        review: string;
        text: string;
      } | {
        n: number;
        at: number;
        by: string | null;
        audience: "room" | "interviewers";
        kind: "review.ended";
        review: string;
        strengths: Array<string>;
        improvements: Array<string>;
        questions?: Array<string>;
        status?: "correct" | "partial" | "wrong" | "error";
        dropped: number;
      } | {
        n: number;
        at: number;
        by: string | null;
        audience: "room" | "interviewers";
        kind: "said";
        text: string;
        agent: boolean;
      } | {
        n: number;
        at: number;
        by: string | null;
        audience: "room" | "interviewers";
        kind: "hinted";
        text: string;
        level: number;
        cost: number;
        agent?: boolean;
      } | {
        n: number;
        at: number;
        by: string | null;
        audience: "room" | "interviewers";
        kind: "advanced";
        question: number;
        complete: boolean;
      } | {
        n: number;
        at: number;
        by: string | null;
        audience: "room" | "interviewers";
        kind: "revealed";
        question: number;
        part: number;
        title: string;
        statement: string;
      } | {
        n: number;
        at: number;
        by: string | null;
        audience: "room" | "interviewers";
        kind: "signalled";
        signal: "tab.left" | "tab.back" | "window.left" | "window.back" | "paste" | "display.second";
        detail: Record<string, unknown>;
        answer: string | null;
      } | {
        n: number;
        at: number;
        by: string | null;
        audience: "room" | "interviewers";
        kind: "answered";
        to: number;
        text: string;
      } | {
        n: number;
        at: number;
        by: string | null;
        audience: "room" | "interviewers";
        kind: "marked";
        mark: "plus" | "minus" | "note";
        text: string;
      } | {
        n: number;
        at: number;
        by: string | null;
        audience: "room" | "interviewers";
        kind: "rated";
        rating: number;
        text: string;
      } | {
        n: number;
        at: number;
        by: string | null;
        audience: "room" | "interviewers";
        kind: "permitted";
        seat: string;
        write: boolean;
      } | {
        n: number;
        at: number;
        by: string | null;
        audience: "room" | "interviewers";
        kind: "focused";
        until: number | null;
      } | {
        n: number;
        at: number;
        by: string | null;
        audience: "room" | "interviewers";
        kind: "paused";
      } | {
        n: number;
        at: number;
        by: string | null;
        audience: "room" | "interviewers";
        kind: "resumed";
        pausedMs: number;
      } | {
        n: number;
        at: number;
        by: string | null;
        audience: "room" | "interviewers";
        kind: "timed";
        startedAt: number;
        endsAt: number | null;
        pausedMs: number;
      } | {
        n: number;
        at: number;
        by: string | null;
        audience: "room" | "interviewers";
        kind: "muted";
        muted: boolean;
      } | {
        n: number;
        at: number;
        by: string | null;
        audience: "room" | "interviewers";
        kind: "steered";
        mode: "free" | "approve" | "taken";
      } | {
        n: number;
        at: number;
        by: string | null;
        audience: "room" | "interviewers";
        kind: "drafted";
        draft: string;
        text: string;
        level: number;
        cost: number;
        closes?: number;
        advances?: number;
      } | {
        n: number;
        at: number;
        by: string | null;
        audience: "room" | "interviewers";
        kind: "decided";
        draft: string;
        verdict: "approved" | "edited" | "dropped";
      } | {
        n: number;
        at: number;
        by: string | null;
        audience: "room" | "interviewers";
        kind: "closed";
        question: number;
      } | {
        n: number;
        at: number;
        by: string | null;
        audience: "room" | "interviewers";
        kind: "countered";
        run: string;
        question: number;
        input: string;
        expected: string;
        actual: string | null;
        reason: "ok" | "exit" | "signal" | "time" | "wall" | "memory" | "output" | "processes" | "compile" | "stopped" | "internal";
        message: string;
        size: number;
        tries: number;
      } | {
        n: number;
        at: number;
        by: string | null;
        audience: "room" | "interviewers";
        kind: "summed";
        summary: {
          model: string | null;
          note: string;
          moments: Array<{
            n: number;
            at: number;
            text: string;
          }>;
          proposals: Array<{
            skill: "problemSolving" | "codeQuality" | "communication" | "testing";
            mark: number | null;
            judgements: Array<number>;
            why: string;
            events: Array<number>;
          }>;
          open: Array<{
            text: string;
            events: Array<number>;
          }>;
          dropped: number;
        };
      } | {
        n: number;
        at: number;
        by: string | null;
        audience: "room" | "interviewers";
        kind: "waiting";
        seat: {
          id: string;
          sessionId: string;
          role: "candidate" | "interviewer" | "observer";
          agent: boolean;
          name: string;
          write: boolean;
        };
      } | {
        n: number;
        at: number;
        by: string | null;
        audience: "room" | "interviewers";
        kind: "admitted";
        seat: string;
      } | {
        n: number;
        at: number;
        by: string | null;
        audience: "room" | "interviewers";
        kind: "checked";
        seat: string;
        light: "green" | "amber" | "red";
        agreed: boolean;
      } | {
        n: number;
        at: number;
        by: string | null;
        audience: "room" | "interviewers";
        kind: "revoked";
        seat: string;
      } | {
        n: number;
        at: number;
        by: string | null;
        audience: "room" | "interviewers";
        kind: "joined";
        seat: {
          id: string;
          sessionId: string;
          role: "candidate" | "interviewer" | "observer";
          agent: boolean;
          name: string;
          write: boolean;
        };
      } | {
        n: number;
        at: number;
        by: string | null;
        audience: "room" | "interviewers";
        kind: "left";
        seat: string;
      } | {
        n: number;
        at: number;
        by: string | null;
        audience: "room" | "interviewers";
        kind: "ended";
        why: "interviewer" | "complete" | "expired" | "caller";
      }>;
      more: boolean;
    };
  };
  /** The texts of a document, now or as they were `at` a time; `notes` is for interviewers */
  sessionDocument: {
    params: {
      id: string;
      name: "code" | "notes";
    };
    query?: {
      at?: number;
    };
    reply: {
      name: string;
      at: number;
      texts: Record<string, string>;
    };
  };
  /** Everything that was submitted and observed, with scores */
  sessionReport: {
    params: {
      id: string;
    };
    reply: {
      sessionId: string;
      candidateName: string;
      difficulty: "easy" | "medium" | "hard" | "mixed";
      language: "python" | "javascript" | "typescript" | "java" | "cpp" | "go";
      startedAt: number;
      endedAt: number | null;
      endReason: "interviewer" | "complete" | "expired" | "caller" | null;
      metadata: Record<string, Schemas['sessionReportAnswer___schema0']>;
      sharesFeedback: boolean;
      feedback: {
        rating: number;
        text: string;
        at: number;
      } | null;
      score: number;
      complete: boolean;
      questions: Array<{
        number: number;
        id: string;
        title: string;
        difficulty: "easy" | "medium" | "hard";
        bestScore: number | null;
        timeSpent: number;
        submissions: Array<{
          id: string;
          submittedAt: number;
          language: "python" | "javascript" | "typescript" | "java" | "cpp" | "go";
          code: string;
          timeSpent: number;
          score: number;
          analysis: {
            status: "correct" | "partial" | "wrong" | "error";
            score: number;
            feedback: string;
            strengths: Array<string>;
            improvements: Array<string>;
            model: string | null;
            testResults: Array<{
              index: number;
              name: string;
              hidden: boolean;
              passed: boolean;
              reason: "ok" | "exit" | "signal" | "time" | "wall" | "memory" | "output" | "processes" | "compile" | "stopped" | "internal";
              message: string;
              input: string | null;
              expected: string | null;
              actual: string | null;
              stdout: string;
              wallMs: number;
              own?: boolean;
            }>;
            files?: Array<{
              name: string;
              text: string;
            }>;
          };
        }>;
      }>;
      observed: {
        runs: number;
        hints: Array<{
          n: number;
          at: number;
          by: string | null;
          agent: boolean;
          text: string;
          level: number;
          cost: number;
        }>;
        hintCost: number;
        signals: Array<{
          at: number;
          signal: string;
          answer: string | null;
        }>;
        pauses: Array<{
          at: number;
          until: number | null;
        }>;
        marks: Array<{
          at: number;
          mark: string;
          text: string;
        }>;
        ai: {
          calls: number;
          unpriced: number;
          tokensIn: number;
          tokensOut: number;
          cost: number | null;
          currency: string | null;
        };
        truncated: boolean;
      };
      summary: {
        model: string | null;
        note: string;
        moments: Array<{
          n: number;
          at: number;
          text: string;
        }>;
        proposals: Array<{
          skill: "problemSolving" | "codeQuality" | "communication" | "testing";
          mark: number | null;
          judgements: Array<number>;
          why: string;
          events: Array<number>;
        }>;
        open: Array<{
          text: string;
          events: Array<number>;
        }>;
        dropped: number;
      };
    };
  };
  /** The candidate's own copy of an interview that has ended: code, results of the examples, released reviews */
  ownCopy: {
    params: {
      id: string;
    };
    reply: {
      sessionId: string;
      candidateName: string;
      startedAt: number;
      endedAt: number;
      questions: Array<{
        number: number;
        title: string;
        statement: string;
        parts: Array<{
          title: string;
          statement: string;
        }>;
        code: Record<string, string>;
        submissions: Array<{
          submittedAt: number;
          language: "python" | "javascript" | "typescript" | "java" | "cpp" | "go";
          code: string;
          passed: number;
          total: number;
          tests: Array<{
            index: number;
            name: string;
            hidden: boolean;
            passed: boolean;
            reason: "ok" | "exit" | "signal" | "time" | "wall" | "memory" | "output" | "processes" | "compile" | "stopped" | "internal";
            message: string;
            input: string | null;
            expected: string | null;
            actual: string | null;
            stdout: string;
            wallMs: number;
            own?: boolean;
          }>;
          review: {
            feedback: string;
            strengths: Array<string>;
            improvements: Array<string>;
          } | null;
        }>;
      }>;
      feedback: {
        rating: number;
        text: string;
        at: number;
      } | null;
    };
  };
  /** What the candidate says of the interview, once, after its end; the interviewers read it */
  giveFeedback: {
    params: {
      id: string;
    };
    body: {
      rating: number;
      text?: string;
    };
    reply: {
      rating: number;
      text: string;
      at: number;
    };
  };
  /** Every call to a language model in the session, oldest first: prompt, answer, tokens, cost, time */
  sessionAiCalls: {
    params: {
      id: string;
    };
    query?: {
      skip?: number;
      limit?: number;
    };
    reply: {
      calls: Array<{
        id: string;
        at: number;
        task: string;
        model: string;
        version: string;
        prompt: Array<{
          role: string;
          content: string;
        }>;
        answer: string;
        tokensIn: number;
        tokensOut: number;
        cost: number | null;
        currency: string | null;
        ms: number;
        outcome: string;
      }>;
      more: boolean;
      spent: {
        calls: number;
        unpriced: number;
        tokensIn: number;
        tokensOut: number;
        cost: number | null;
        currency: string | null;
      };
    };
  };
  /** Takes prompts and answers out of the session’s calls to a language model; tokens and costs stay, since budgets count them */
  deleteAiCalls: {
    params: {
      id: string;
    };
    reply: {
      deleted: number;
    };
  };
  /** What the key's own sessions used, day by day in UTC, and all together; an admin key is told of all sessions. `from` and `to` are the first and the last day, at most 366; the last 30 days where both are absent. Deleted sessions are counted no more */
  usage: {
    query?: {
      from?: (unknown) & (unknown);
      to?: (unknown) & (unknown);
    };
    reply: {
      from: string;
      to: string;
      days: Array<{
        day: string;
        started: number;
        ended: number;
        submissions: number;
        runs: Partial<Record<"python" | "javascript" | "typescript" | "java" | "cpp" | "go", number>>;
        ai: {
          calls: number;
          unpriced: number;
          tokensIn: number;
          tokensOut: number;
          cost: number | null;
          currency: string | null;
        };
      }>;
      totals: {
        started: number;
        ended: number;
        submissions: number;
        runs: Partial<Record<"python" | "javascript" | "typescript" | "java" | "cpp" | "go", number>>;
        ai: {
          calls: number;
          unpriced: number;
          tokensIn: number;
          tokensOut: number;
          cost: number | null;
          currency: string | null;
        };
      };
    };
  };
  /** The caller's own card, and the submitted cards of others: to a seat, once its own is submitted (`blind` before) */
  listScorecards: {
    params: {
      id: string;
    };
    reply: {
      own: {
        author: string;
        name: string;
        card: {
          problemSolving: {
            mark: number | null;
            note: string;
          };
          codeQuality: {
            mark: number | null;
            note: string;
          };
          communication: {
            mark: number | null;
            note: string;
          };
          testing: {
            mark: number | null;
            note: string;
          };
          summary: string;
        };
        updatedAt: number;
        submittedAt: number | null;
      } | null;
      others: Array<{
        author: string;
        name: string;
        card: {
          problemSolving: {
            mark: number | null;
            note: string;
          };
          codeQuality: {
            mark: number | null;
            note: string;
          };
          communication: {
            mark: number | null;
            note: string;
          };
          testing: {
            mark: number | null;
            note: string;
          };
          summary: string;
        };
        updatedAt: number;
        submittedAt: number | null;
      }>;
      blind: boolean;
    };
  };
  /** Save the caller's card as a draft, or submit it, which needs every mark and cannot be undone */
  saveScorecard: {
    params: {
      id: string;
    };
    body: {
      card: {
        problemSolving: {
          mark?: number | null;
          note?: string;
        };
        codeQuality: {
          mark?: number | null;
          note?: string;
        };
        communication: {
          mark?: number | null;
          note?: string;
        };
        testing: {
          mark?: number | null;
          note?: string;
        };
        summary?: string;
      };
      submit?: boolean;
    };
    reply: {
      author: string;
      name: string;
      card: {
        problemSolving: {
          mark: number | null;
          note: string;
        };
        codeQuality: {
          mark: number | null;
          note: string;
        };
        communication: {
          mark: number | null;
          note: string;
        };
        testing: {
          mark: number | null;
          note: string;
        };
        summary: string;
      };
      updatedAt: number;
      submittedAt: number | null;
    };
  };
  /** Edits and events in order of time, one JSON object a line; candidates after the end, without what is for interviewers */
  sessionReplay: {
    params: {
      id: string;
    };
    reply: string;
  };
  /** The whole recording as one file, every line chained by SHA-256 and the last one signed (Ed25519) */
  sessionExport: {
    params: {
      id: string;
    };
    reply: string;
  };
  /** Run the code of a moment again, or hold it against all tests: nothing of it reaches the journal or the score. `at` (ms since 1970) or the number `n` of an event: of a run, what was run */
  replayRun: {
    params: {
      id: string;
    };
    body: {
      at?: number;
      n?: number;
      question?: number;
      language?: "python" | "javascript" | "typescript" | "java" | "cpp" | "go";
      purpose: "run" | "test";
    };
    reply: {
      purpose: "run" | "test";
      at: number;
      question: number;
      language: "python" | "javascript" | "typescript" | "java" | "cpp" | "go";
      source: string;
      files: Array<{
        name: string;
        text: string;
      }>;
      output: string;
      error: string;
      end: {
        reason: "ok" | "exit" | "signal" | "time" | "wall" | "memory" | "output" | "processes" | "compile" | "stopped" | "internal";
        message: string;
        exitCode: number | null;
        signal: string | null;
        wallMs: number;
        cpuMs: number;
        memoryKb: number;
        truncated: boolean;
      };
      tests: Array<{
        index: number;
        name: string;
        hidden: boolean;
        passed: boolean;
        reason: "ok" | "exit" | "signal" | "time" | "wall" | "memory" | "output" | "processes" | "compile" | "stopped" | "internal";
        message: string;
        input: string | null;
        expected: string | null;
        actual: string | null;
        stdout: string;
        wallMs: number;
        own?: boolean;
      }> | null;
      verdict: {
        status: "correct" | "partial" | "wrong" | "error";
        score: number;
        passed: number;
        total: number;
      } | null;
      receipt: {
        language: "python" | "javascript" | "typescript" | "java" | "cpp" | "go";
        image: string;
        runtime: string;
        limits: {
          cpus: number;
          memoryMb: number;
          runMs: number;
          wallMs: number;
          processes: number;
          outputBytes: number;
          diskMb: number;
          compileMs: number;
        };
        sourceHash: string;
        queuedMs: number;
        compileMs: number;
        cached?: boolean;
        wallMs: number;
        cpuMs: number;
        reason: "ok" | "exit" | "signal" | "time" | "wall" | "memory" | "output" | "processes" | "compile" | "stopped" | "internal";
      };
      recordedImage: string | null;
      sameImage: boolean | null;
    };
  };
  /** The public key that exports of this server are signed with: 32 bytes in base64 */
  exportKey: {
    reply: {
      algorithm: "Ed25519";
      publicKey: string;
    };
  };
  /** The seats of a session, without tokens */
  listSeats: {
    params: {
      id: string;
    };
    reply: {
      seats: Array<{
        seat: {
          id: string;
          sessionId: string;
          role: "candidate" | "interviewer" | "observer";
          agent: boolean;
          name: string;
          write: boolean;
        };
        admitted: boolean;
        createdAt: number;
        expiresAt: number;
        revokedAt: number | null;
      }>;
    };
  };
  /** One more seat, for a person or an agent; its token is shown this once */
  addSeat: {
    params: {
      id: string;
    };
    body: {
      role: "candidate" | "interviewer" | "observer";
      name: string;
      agent?: boolean;
      write?: boolean;
    };
    reply: {
      id: string;
      role: "candidate" | "interviewer" | "observer";
      name: string;
      token: string;
      expiresAt: number;
      link: string;
    };
  };
  /** Let a seat write into the code or not, or let it in from the waiting room */
  updateSeat: {
    params: {
      id: string;
      seat: string;
    };
    body: {
      write?: boolean;
      admitted?: true;
    };
    reply: {
      id: string;
      sessionId: string;
      role: "candidate" | "interviewer" | "observer";
      agent: boolean;
      name: string;
      write: boolean;
    };
  };
  /** Revoke a seat; its connections are closed at once */
  revokeSeat: {
    params: {
      id: string;
      seat: string;
    };
    reply: {
      id: string;
      sessionId: string;
      role: "candidate" | "interviewer" | "observer";
      agent: boolean;
      name: string;
      write: boolean;
    };
  };
  /** All organisations; for administrators of the first one, who run the installation */
  listOrganisations: {
    reply: {
      organisations: Array<{
        id: string;
        name: string;
        createdAt: number;
      }>;
    };
  };
  /** One more organisation, with data of its own and a first key, which is admin in it; its secret is shown this once */
  createOrganisation: {
    body: {
      name: string;
    };
    reply: {
      organisation: {
        id: string;
        name: string;
        createdAt: number;
      };
      key: {
        id: string;
        name: string;
        scopes: Array<"sessions" | "execute" | "questions" | "read" | "admin">;
        limits: {
          general?: number;
          execution?: number;
          sessions?: number;
        };
        createdAt: number;
        lastUsedAt: number | null;
        revokedAt: number | null;
      };
      secret: string;
    };
  };
  /** Delete one for good, with its sessions, people, keys, questions and webhooks; its audit log stays. `name` confirms it, letter by letter. Not the first one, nor that of the provider, nor while a session must be kept (409) */
  deleteOrganisation: {
    params: {
      id: string;
    };
    query?: {
      name?: string;
    };
    reply: {
      id: string;
      deletedAt: number;
      erased: Record<string, number>;
    };
  };
  /** Who is calling, by key or by a browser session; `who` is null for nobody */
  whoAmI: {
    reply: {
      who: {
        kind: "user" | "key";
        id: string;
        name: string;
        email: string | null;
        role: "admin" | "recruiter" | "interviewer" | "viewer" | null;
        scopes: Array<"sessions" | "execute" | "questions" | "read" | "admin">;
        organisation: {
          id: string;
          name: string;
        };
      } | null;
    };
  };
  /** The ways of signing in that this installation has, besides one-time links */
  signInWays: {
    reply: {
      provider: string | null;
      passkeys: string | null;
    };
  };
  /** The people of the organisation, disabled ones included */
  listUsers: {
    reply: {
      users: Array<{
        id: string;
        email: string;
        name: string;
        role: "admin" | "recruiter" | "interviewer" | "viewer";
        createdAt: number;
        joinedAt: number | null;
        disabledAt: number | null;
      }>;
    };
  };
  /** Invite somebody. Whoever opens the link signs in as them: once, within three days. It is shown this once */
  inviteUser: {
    body: {
      email: string;
      name: string;
      role?: "admin" | "recruiter" | "interviewer" | "viewer";
    };
    reply: {
      user: {
        id: string;
        email: string;
        name: string;
        role: "admin" | "recruiter" | "interviewer" | "viewer";
        createdAt: number;
        joinedAt: number | null;
        disabledAt: number | null;
      };
      link: string;
      expiresAt: number;
    };
  };
  /** Change name or role, or disable: a disabled person is signed out everywhere at once */
  updateUser: {
    params: {
      id: string;
    };
    body: {
      name?: string;
      role?: "admin" | "recruiter" | "interviewer" | "viewer";
      disabled?: boolean;
    };
    reply: {
      id: string;
      email: string;
      name: string;
      role: "admin" | "recruiter" | "interviewer" | "viewer";
      createdAt: number;
      joinedAt: number | null;
      disabledAt: number | null;
    };
  };
  /** Erase somebody: address, name, browser sessions, links and passkeys. What they did stays under the id, which names nobody */
  eraseUser: {
    params: {
      id: string;
    };
    reply: {
      id: string;
      erased: Record<string, number>;
    };
  };
  /** A new one-time link for somebody; earlier ones open nothing any more */
  inviteAgain: {
    params: {
      id: string;
    };
    reply: {
      user: {
        id: string;
        email: string;
        name: string;
        role: "admin" | "recruiter" | "interviewer" | "viewer";
        createdAt: number;
        joinedAt: number | null;
        disabledAt: number | null;
      };
      link: string;
      expiresAt: number;
    };
  };
  /** Where somebody is signed in. People may ask about themselves, administrators about all */
  listUserSessions: {
    params: {
      id: string;
    };
    reply: {
      sessions: Array<{
        id: string;
        how: string;
        address: string;
        agent: string;
        createdAt: number;
        lastSeenAt: number;
        expiresAt: number;
        current: boolean;
      }>;
    };
  };
  /** Sign somebody out everywhere */
  endUserSessions: {
    params: {
      id: string;
    };
    reply: {
      ended: number;
    };
  };
  /** Sign somebody out of one browser */
  endUserSession: {
    params: {
      id: string;
      session: string;
    };
    reply: {
      ended: number;
    };
  };
  /** The passkeys of somebody. People may ask about themselves, administrators about all */
  listPasskeys: {
    params: {
      id: string;
    };
    reply: {
      passkeys: Array<{
        id: string;
        name: string;
        backedUp: boolean;
        createdAt: number;
        lastUsedAt: number | null;
      }>;
    };
  };
  /** Give a passkey another name */
  renamePasskey: {
    params: {
      id: string;
      passkey: string;
    };
    body: {
      name: string;
    };
    reply: {
      id: string;
      name: string;
      backedUp: boolean;
      createdAt: number;
      lastUsedAt: number | null;
    };
  };
  /** Remove a passkey: nobody signs in with it any more. Open browser sessions stay */
  removePasskey: {
    params: {
      id: string;
      passkey: string;
    };
    reply: {
      removed: boolean;
    };
  };
  /** Who did what, newest first. `next` is the cursor of the next page */
  listAudit: {
    query?: {
      actor?: string;
      action?: string;
      about?: string;
      from?: number;
      to?: number;
      limit?: number;
      cursor?: string;
    };
    reply: {
      entries: Array<{
        id: string;
        at: number;
        actor: string;
        action: string;
        subject: string | null;
        session: string | null;
        address: string | null;
        detail: Record<string, unknown>;
      }>;
      next: string | null;
    };
  };
  /** The whole log, or what the filters leave of it, newest first, as lines of JSON or as CSV */
  exportAudit: {
    query?: {
      actor?: string;
      action?: string;
      about?: string;
      from?: number;
      to?: number;
      format?: "ndjson" | "csv";
    };
    reply: string;
  };
  /** Erase one candidate everywhere: all sessions of the exact name, or those given, with code, events, AI calls, webhook payloads and kept answers. `signature` is over `text`, by the key of exports */
  eraseCandidate: {
    body: {
      candidateName?: string;
      sessionIds?: Array<string>;
      reason?: "consent-withdrawn" | "objection" | "unlawful-processing" | "legal-obligation";
    };
    reply: {
      certificate: {
        format: "candor-erasure";
        version: 1;
        id: string;
        organisation: string;
        at: number;
        by: string;
        candidate: string | null;
        sessions: Array<string>;
        reason: "consent-withdrawn" | "objection" | "unlawful-processing" | "legal-obligation" | null;
        erased: Record<string, number>;
        left: Record<string, number>;
        notReached: Array<string>;
      };
      text: string;
      signature: string;
      algorithm: "Ed25519";
      publicKey: string;
      more: boolean;
    };
  };
  /** Create a key; its secret is shown this once */
  createKey: {
    body: {
      name: string;
      scopes: Array<"sessions" | "execute" | "questions" | "read" | "admin">;
      limits?: {
        general?: number;
        execution?: number;
        sessions?: number;
      };
    };
    reply: {
      key: {
        id: string;
        name: string;
        scopes: Array<"sessions" | "execute" | "questions" | "read" | "admin">;
        limits: {
          general?: number;
          execution?: number;
          sessions?: number;
        };
        createdAt: number;
        lastUsedAt: number | null;
        revokedAt: number | null;
      };
      secret: string;
    };
  };
  /** All keys, without secrets */
  listKeys: {
    reply: {
      keys: Array<{
        id: string;
        name: string;
        scopes: Array<"sessions" | "execute" | "questions" | "read" | "admin">;
        limits: {
          general?: number;
          execution?: number;
          sessions?: number;
        };
        createdAt: number;
        lastUsedAt: number | null;
        revokedAt: number | null;
      }>;
    };
  };
  /** One key, without its secret */
  getKey: {
    params: {
      id: string;
    };
    reply: {
      id: string;
      name: string;
      scopes: Array<"sessions" | "execute" | "questions" | "read" | "admin">;
      limits: {
        general?: number;
        execution?: number;
        sessions?: number;
      };
      createdAt: number;
      lastUsedAt: number | null;
      revokedAt: number | null;
    };
  };
  /** Change name, scopes or limits */
  updateKey: {
    params: {
      id: string;
    };
    body: {
      name?: string;
      scopes?: Array<"sessions" | "execute" | "questions" | "read" | "admin">;
      limits?: {
        general?: number;
        execution?: number;
        sessions?: number;
      };
    };
    reply: {
      id: string;
      name: string;
      scopes: Array<"sessions" | "execute" | "questions" | "read" | "admin">;
      limits: {
        general?: number;
        execution?: number;
        sessions?: number;
      };
      createdAt: number;
      lastUsedAt: number | null;
      revokedAt: number | null;
    };
  };
  /** Revoke a key for good */
  revokeKey: {
    params: {
      id: string;
    };
    reply: {
      id: string;
      name: string;
      scopes: Array<"sessions" | "execute" | "questions" | "read" | "admin">;
      limits: {
        general?: number;
        execution?: number;
        sessions?: number;
      };
      createdAt: number;
      lastUsedAt: number | null;
      revokedAt: number | null;
    };
  };
  /** A new secret for the same key; the old one is refused from now on */
  rotateKey: {
    params: {
      id: string;
    };
    reply: {
      key: {
        id: string;
        name: string;
        scopes: Array<"sessions" | "execute" | "questions" | "read" | "admin">;
        limits: {
          general?: number;
          execution?: number;
          sessions?: number;
        };
        createdAt: number;
        lastUsedAt: number | null;
        revokedAt: number | null;
      };
      secret: string;
    };
  };
  /** Be told of the events of this key’s sessions (an admin key: of all), signed by Standard Webhooks. The secret is shown this once */
  createWebhook: {
    body: {
      url: string;
      events?: Array<"session.started" | "session.rescheduled" | "session.ended" | "submission.scored" | "run.ended" | "review.ended" | "signal.raised" | "report.ready">;
    };
    reply: {
      webhook: {
        id: string;
        url: string;
        events: Array<"session.started" | "session.rescheduled" | "session.ended" | "submission.scored" | "run.ended" | "review.ended" | "signal.raised" | "report.ready">;
        createdAt: number;
        disabledAt: number | null;
        disabledWhy: string | null;
      };
      secret: string;
    };
  };
  /** The key's own webhooks, oldest first; an admin key sees all */
  listWebhooks: {
    reply: {
      webhooks: Array<{
        id: string;
        url: string;
        events: Array<"session.started" | "session.rescheduled" | "session.ended" | "submission.scored" | "run.ended" | "review.ended" | "signal.raised" | "report.ready">;
        createdAt: number;
        disabledAt: number | null;
        disabledWhy: string | null;
      }>;
    };
  };
  /** One webhook, without its secret */
  getWebhook: {
    params: {
      id: string;
    };
    reply: {
      id: string;
      url: string;
      events: Array<"session.started" | "session.rescheduled" | "session.ended" | "submission.scored" | "run.ended" | "review.ended" | "signal.raised" | "report.ready">;
      createdAt: number;
      disabledAt: number | null;
      disabledWhy: string | null;
    };
  };
  /** Change address or events, switch it off, or on again after it was disabled */
  updateWebhook: {
    params: {
      id: string;
    };
    body: {
      url?: string;
      events?: Array<"session.started" | "session.rescheduled" | "session.ended" | "submission.scored" | "run.ended" | "review.ended" | "signal.raised" | "report.ready">;
      enabled?: boolean;
    };
    reply: {
      id: string;
      url: string;
      events: Array<"session.started" | "session.rescheduled" | "session.ended" | "submission.scored" | "run.ended" | "review.ended" | "signal.raised" | "report.ready">;
      createdAt: number;
      disabledAt: number | null;
      disabledWhy: string | null;
    };
  };
  /** Delete a webhook with its log; what waits is not sent */
  deleteWebhook: {
    params: {
      id: string;
    };
    reply: {
      id: string;
      url: string;
      events: Array<"session.started" | "session.rescheduled" | "session.ended" | "submission.scored" | "run.ended" | "review.ended" | "signal.raised" | "report.ready">;
      createdAt: number;
      disabledAt: number | null;
      disabledWhy: string | null;
    };
  };
  /** A new secret for the same webhook. The old one signs as well for `overlapHours`; 0 where it has become known */
  rotateWebhook: {
    params: {
      id: string;
    };
    body: {
      overlapHours?: number;
    };
    reply: {
      webhook: {
        id: string;
        url: string;
        events: Array<"session.started" | "session.rescheduled" | "session.ended" | "submission.scored" | "run.ended" | "review.ended" | "signal.raised" | "report.ready">;
        createdAt: number;
        disabledAt: number | null;
        disabledWhy: string | null;
      };
      secret: string;
    };
  };
  /** Send a `webhook.test`, to see that it arrives; the log tells what became of it */
  testWebhook: {
    params: {
      id: string;
    };
    reply: {
      id: string;
      type: string;
      sessionId: string | null;
      state: "waiting" | "delivered" | "given_up";
      payload: Record<string, unknown>;
      createdAt: number;
      tries: number;
      nextTryAt: number | null;
      deliveredAt: number | null;
      lastStatus: number | null;
      lastError: string | null;
    };
  };
  /** What was sent or waits, newest first, kept for 30 days. `next` is the cursor of the next page */
  listDeliveries: {
    params: {
      id: string;
    };
    query?: {
      limit?: number;
      cursor?: string;
    };
    reply: {
      deliveries: Array<{
        id: string;
        type: string;
        sessionId: string | null;
        state: "waiting" | "delivered" | "given_up";
        payload: Record<string, unknown>;
        createdAt: number;
        tries: number;
        nextTryAt: number | null;
        deliveredAt: number | null;
        lastStatus: number | null;
        lastError: string | null;
      }>;
      next: string | null;
    };
  };
  /** Send a delivery once more, with the same webhook-id */
  redeliver: {
    params: {
      id: string;
      delivery: string;
    };
    reply: {
      id: string;
      type: string;
      sessionId: string | null;
      state: "waiting" | "delivered" | "given_up";
      payload: Record<string, unknown>;
      createdAt: number;
      tries: number;
      nextTryAt: number | null;
      deliveredAt: number | null;
      lastStatus: number | null;
      lastError: string | null;
    };
  };
}
