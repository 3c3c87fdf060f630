/* What the supervisor's files share: frames, one process tree under watch, the counters. */
#ifndef SUPERVISOR_H
#define SUPERVISOR_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#define MAX_ITEMS 256           /* arguments, variables, tests: more are refused by the host */
#define MAX_FRAME (16u << 20)   /* bytes; a job's largest test input is far below */

/* frames.c: 1 byte type, 4 bytes length (big endian), payload; descriptor 0 in, 1 out */
struct frame { char type; uint32_t size; char *data; };
bool read_frame(struct frame *frame);                 /* false: the host is gone */
void send_frame(char type, const void *data, size_t size);
void send_text(char type, const char *format, ...) __attribute__((format(printf, 2, 3)));
void *must(void *memory);                             /* ends the supervisor when there is none */

struct bytes { char *data; size_t size, room; };
void append(struct bytes *bytes, const void *data, size_t size);
void drop_front(struct bytes *bytes, size_t size);

/* counters.c: what the control group tells, version 1 or 2; -1 where it tells nothing */
long now_ms(void);
long cpu_ms(void);              /* CPU time of everything in the container so far */
long oom_kills(void);
long refused_forks(void);
bool anything_running(void);    /* is any thread but ours on a CPU or waiting for one */

/* user.c: needs the rights to change its user and to drop rights, and no others */
#define FIRST_USER 20000u       /* the image gives all of them a name; not above what a remapped engine has */
#define USERS 512               /* so many jobs run in one container at most */
void choose_user(void);
bool users_left(void);          /* one more after this one */
void files_as_user(bool yes);   /* files are made and removed by the job's user, or again by us */
void become_user(void);         /* for good, without any right */
void begin_anew(void);          /* this program again, with the next user and no memory of the last job */

/* renew.c */
void remember_clean(void);
bool renew(void);               /* true: as it was remembered. Nothing but us may be alive */

/* guard.c: system calls that no program here needs, over the engine's own filter */
void guard(void);

/* job.c */
struct list { char *items[MAX_ITEMS + 1]; int count; };
#define MAX_COMPILES 8
struct limits { long run_ms, wall_ms, output_bytes, compile_ms, budget_ms, file_mb; };
struct job {
  char mode;                    /* p program, s a process for each test, f a driver, n a new driver for each test */
  struct limits limits;
  struct list env, run, compile[MAX_COMPILES], tests;
  struct list made;             /* what compiling makes: paths, or ends of names */
  bool give;                    /* the host wants it */
  int compiles;
  size_t test_sizes[MAX_ITEMS];
  struct bytes input;           /* stdin that came before the program started */
  bool input_ends;
  bool stay;                    /* the host would give another job to a container that is clean after this one */
};
extern struct job job;
void wait_for_go(void);         /* takes frames until the host says go */
void write_file_of(const char *path, const char *text, size_t size, mode_t mode);

/* made.c */
void send_made(void);           /* to the host, if it asked */

/* spawn.c */
struct tree {
  pid_t pid;
  int in, out, err, answer;     /* our ends of the pipes; -1: closed. `in` is stdin, or a driver's questions */
  bool keep_in;                 /* a driver's questions stay open; stdin is closed when all is written */
  struct bytes pending;         /* not yet written to `in` */
  struct bytes reply;           /* what came from `answer` */
  bool ended;
  int status;
  long rss_kb;
};
extern bool tame;               /* until a program has to be killed, or leaves another behind */
void kill_tree(struct tree *tree);                    /* everything in the container but us is dead after it */
void end_driver(struct tree *tree);                   /* the same for a driver that has done its work */
void reap(struct tree *tree);
void close_tree(struct tree *tree);
void start_run(struct tree *tree, bool driver);       /* the job's commands, with its limits */
void start_compiler(struct tree *tree, int number);

/* ahead.c */
void start_ahead(struct frame *path); /* what the frames before say, up to where it opens that file */
bool came_ahead(struct frame *file);  /* true: it is that file, and in its place; the frame is kept */
bool take_ahead(struct tree *tree);   /* true: the waiting program has its file, and is the job's first */
void drop_ahead(void);

/* watch.c */
enum why { EXITED, ANSWERED, TIME, WALL, OUTPUT, STOPPED };
struct watch {
  struct tree *tree;
  char out_type, err_type;      /* frame types of what is printed */
  long run_ms, wall_ms, output_left, reply_limit;
  bool live;                    /* stdin frames of the host go to the program */
  long began, cpu_began, oom_began, forks_began;        /* set by begin_watch */
};
void begin_watch(struct watch *watch);
enum why watch_tree(struct watch *watch);             /* after all but ANSWERED the tree is dead */
const char *reason_of(const struct watch *watch, enum why why);
#endif
