/*
 * The script, one thing a line; times are seconds since the library was loaded (or since
 * fake_nvml_script, with the time that fake_nvml_set_time says):
 *
 *   # a comment
 *   driver 550.54.15       version of the driver
 *   init 9                 what nvmlInit returns; 0 unless said
 *   count 4                what nvmlDeviceGetCount returns; 0 unless said
 *   epoch 1700000000       Unix time at 0, for the time stamps of samples; the clock's unless said
 *   sample 0.2             seconds between samples of processes; 0.2 unless said
 *   stride 32              bytes of an entry of the newest lists of processes: 24 unless said
 *   gpu NVIDIA H100        begins a GPU with this name; what follows is about it
 *   open 15                what nvmlDeviceGetHandleByIndex returns for it
 *   uuid GPU-8f0c...
 *   pci 0 17 0             domain, bus and device, hexadecimal
 *   limit 700              W
 *   cores 16896            and
 *   clock 1980             MHz, the highest and now
 *   celsius 41             temperature
 *   memory 80 2            GiB in all and in use
 *   power 0 100            from 0 s on 100 W; as many as needed, times rising
 *   utilization 0 35       from 0 s on 35 %; likewise
 *   instant off            the field for power at an instant; likewise average, usage
 *   counter off            or: stuck T | back T JOULES | reset T | wrap JOULES | start JOULES
 *   process PID FROM TO SM [graphics]
 *                          holds the GPU from FROM to TO, SM per cent of it; PID is a number,
 *                          child (of this process), or @FILE that holds the number
 *   samples 4              what nvmlDeviceGetProcessUtilization returns instead of samples
 *   lists 3                what the lists of running processes return instead
 *   rates 3                what nvmlDeviceGetUtilizationRates returns instead
 *   lost 5                 from 5 s on every call answers that the GPU is lost
 *   slow 3 2               the first call from 3 s on takes 2 s
 *   mig 7                  MIG is on, with so many slots
 *   slice MIG-1 1 0 3 3    a slice: UUID, GPU instance, compute instance, and slices of each; a
 *                          process line after it is the slice's
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { GPUS = 64, SLICES = 8, STEPS = 512, PROCESSES = 64, WORDS = 16 };

typedef unsigned long long u64;

typedef struct { double at, value; } Step;
typedef struct { Step step[STEPS]; int n; } Trace;
typedef struct { char pid[256]; double from, to; unsigned sm; int graphics; } Process;
typedef struct { Process process[PROCESSES]; int n; } Processes;

struct Gpu;
typedef struct Device {
  struct Gpu *gpu;
  int slice;
  char uuid[96];
  unsigned gi, ci, gi_slices, ci_slices;
  Processes processes;
} Device;

typedef struct Gpu {
  char name[96];
  unsigned domain, bus, device, cores, clock, celsius, mig_slots;
  double limit, memory, used, stuck, back_at, back, reset, wrap, start, lost, slow_at, slow_for;
  int open, instant, average, usage, counter, samples, lists, rates, slowed, slices;
  Trace power, utilization;
  Device whole, slice[SLICES];
} Gpu;

static struct {
  int loaded, initialized, broken, gpus, init, count, stride;
  long calls;
  char driver[80];
  double epoch, sample, begin, set;
  Gpu *gpu[GPUS];
} now_playing;
#define S now_playing

/* ---- time ---- */

static double clock_at(clockid_t id) {
  struct timespec t;
  clock_gettime(id, &t);
  return t.tv_sec + t.tv_nsec / 1e9;
}

static double now(void) {
  return S.set >= 0 ? S.set : clock_at(CLOCK_MONOTONIC) - S.begin;
}

/* ---- traces ---- */

static double value_at(const Trace *trace, double t) {
  double value = 0;
  for (int i = 0; i < trace->n && trace->step[i].at <= t; i++) value = trace->step[i].value;
  return value;
}

static double integral(const Trace *trace, double to) {
  double sum = 0;
  for (int i = 0; i < trace->n && trace->step[i].at < to; i++) {
    double end = i + 1 < trace->n && trace->step[i + 1].at < to ? trace->step[i + 1].at : to;
    sum += trace->step[i].value * (end - trace->step[i].at);
  }
  return sum;
}

/* ---- the script ---- */

static void add_process(Gpu *gpu, char **word, int words) {
  Device *owner = gpu->slices ? &gpu->slice[gpu->slices - 1] : &gpu->whole;
  if (owner->processes.n == PROCESSES) { S.broken = 1; return; }
  Process *process = &owner->processes.process[owner->processes.n++];
  snprintf(process->pid, sizeof process->pid, "%s", word[1]);
  process->from = atof(word[2]);
  process->to = atof(word[3]);
  process->sm = atoi(word[4]);
  process->graphics = words > 5;
}

static void add_slice(Gpu *gpu, char **word) {
  if (gpu->slices == SLICES) { S.broken = 1; return; }
  Device *slice = &gpu->slice[gpu->slices++];
  slice->gpu = gpu;
  slice->slice = 1;
  snprintf(slice->uuid, sizeof slice->uuid, "%s", word[1]);
  slice->gi = atoi(word[2]);
  slice->ci = atoi(word[3]);
  slice->gi_slices = atoi(word[4]);
  slice->ci_slices = atoi(word[5]);
}

static void add_step(Trace *trace, char **word) {
  if (trace->n == STEPS) { S.broken = 1; return; }
  trace->step[trace->n++] = (Step){atof(word[1]), atof(word[2])};
}

static void add_counter(Gpu *gpu, char **word) {
  double a = word[2] ? atof(word[2]) : 0;
  if (!strcmp(word[1], "off")) gpu->counter = 0;
  else if (!strcmp(word[1], "stuck")) gpu->stuck = a;
  else if (!strcmp(word[1], "back")) gpu->back_at = a, gpu->back = word[3] ? atof(word[3]) : 0;
  else if (!strcmp(word[1], "reset")) gpu->reset = a;
  else if (!strcmp(word[1], "wrap")) gpu->wrap = a;
  else if (!strcmp(word[1], "start")) gpu->start = a;
  else S.broken = 1;
}

static int of_gpu(Gpu *gpu, char **word, int words) {
  const char *key = word[0];
  if (!gpu) return 0;
  if (!strcmp(key, "open")) gpu->open = atoi(word[1]);
  else if (!strcmp(key, "uuid")) snprintf(gpu->whole.uuid, sizeof gpu->whole.uuid, "%s", word[1]);
  else if (!strcmp(key, "pci") && words == 4) {
    gpu->domain = strtoul(word[1], 0, 16);
    gpu->bus = strtoul(word[2], 0, 16);
    gpu->device = strtoul(word[3], 0, 16);
  }
  else if (!strcmp(key, "limit")) gpu->limit = atof(word[1]);
  else if (!strcmp(key, "cores")) gpu->cores = atoi(word[1]);
  else if (!strcmp(key, "celsius")) gpu->celsius = atoi(word[1]);
  else if (!strcmp(key, "clock")) gpu->clock = atoi(word[1]);
  else if (!strcmp(key, "memory") && words == 3) {
    gpu->memory = atof(word[1]);
    gpu->used = atof(word[2]);
  }
  else if (!strcmp(key, "power") && words == 3) add_step(&gpu->power, word);
  else if (!strcmp(key, "utilization") && words == 3) add_step(&gpu->utilization, word);
  else if (!strcmp(key, "instant")) gpu->instant = 0;
  else if (!strcmp(key, "average")) gpu->average = 0;
  else if (!strcmp(key, "usage")) gpu->usage = 0;
  else if (!strcmp(key, "counter")) add_counter(gpu, word);
  else if (!strcmp(key, "process") && words >= 5) add_process(gpu, word, words);
  else if (!strcmp(key, "samples")) gpu->samples = atoi(word[1]);
  else if (!strcmp(key, "lists")) gpu->lists = atoi(word[1]);
  else if (!strcmp(key, "rates")) gpu->rates = atoi(word[1]);
  else if (!strcmp(key, "lost")) gpu->lost = atof(word[1]);
  else if (!strcmp(key, "slow") && words == 3) {
    gpu->slow_at = atof(word[1]);
    gpu->slow_for = atof(word[2]);
  }
  else if (!strcmp(key, "mig")) gpu->mig_slots = atoi(word[1]);
  else if (!strcmp(key, "slice") && words == 6) add_slice(gpu, word);
  else return 0;
  return 1;
}

static Gpu *add_gpu(const char *name) {
  if (S.gpus == GPUS) { S.broken = 1; return S.gpu[GPUS - 1]; }
  Gpu *gpu = calloc(1, sizeof *gpu);
  if (!gpu) abort();
  S.gpu[S.gpus++] = gpu;
  snprintf(gpu->name, sizeof gpu->name, "%s", name);
  gpu->whole.gpu = gpu;
  gpu->instant = gpu->average = gpu->usage = gpu->counter = 1;
  gpu->stuck = gpu->back_at = gpu->reset = gpu->lost = gpu->slow_at = 1e300;
  return gpu;
}

static int of_all(char **word) {
  if (!strcmp(word[0], "driver")) snprintf(S.driver, sizeof S.driver, "%s", word[1]);
  else if (!strcmp(word[0], "init")) S.init = atoi(word[1]);
  else if (!strcmp(word[0], "count")) S.count = atoi(word[1]);
  else if (!strcmp(word[0], "epoch")) S.epoch = atof(word[1]);
  else if (!strcmp(word[0], "sample")) S.sample = atof(word[1]);
  else if (!strcmp(word[0], "stride")) S.stride = atoi(word[1]);
  else return 0;
  return 1;
}

static void load(const char *path) {
  FILE *file = fopen(path, "r");
  char line[1024];
  Gpu *gpu = S.gpus ? S.gpu[S.gpus - 1] : 0;
  if (!file) { S.broken = 1; fprintf(stderr, "nvml.c: can't read %s\n", path); return; }
  for (int at = 1; fgets(line, sizeof line, file); at++) {
    char *word[WORDS + 1] = {0}, *rest = 0, copy[sizeof line];
    int words = 0;
    line[strcspn(line, "\n")] = 0;
    memcpy(copy, line, sizeof copy);
    for (char *w = strtok_r(copy, " \t", &rest); w && words < WORDS; w = strtok_r(0, " \t", &rest))
      word[words++] = w;
    if (!words || word[0][0] == '#') continue;
    if (!strcmp(word[0], "gpu")) { gpu = add_gpu(strstr(line, "gpu") + 4); continue; }
    if (words < 2 || (!of_gpu(gpu, word, words) && !of_all(word))) {
      fprintf(stderr, "nvml.c: %s:%d: can't read '%s'\n", path, at, line);
      S.broken = 1;
    }
  }
  fclose(file);
}

static void forget(void) {
  for (int i = 0; i < S.gpus; i++) free(S.gpu[i]);
  memset(&S, 0, sizeof S);
  snprintf(S.driver, sizeof S.driver, "550.54.15");
  S.begin = clock_at(CLOCK_MONOTONIC);
  S.epoch = clock_at(CLOCK_REALTIME);
  S.sample = 0.2;
  S.stride = 24;
  S.set = -1;
  S.loaded = 1;
}

__attribute__((constructor)) static void at_load(void) { forget(); S.loaded = 0; }
