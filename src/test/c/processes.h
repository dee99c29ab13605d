/*
 * Who uses a GPU: NVML's samples of each process's share of it, and its lists of those that have
 * it open. The newest list's entries are longer in some drivers (line "stride" of the script).
 */
#include <dirent.h>
#include <signal.h>

enum { RING = 100 }; /* samples that are kept of a process */

/* Kept as long as it lives: looking opens a file for each thread, which no driver does. */
static unsigned first_child(void) {
  char path[300];
  static unsigned child = 0;
  if (child && !kill(child, 0)) return child;
  child = 0;
  DIR *tasks = opendir("/proc/self/task");
  struct dirent *task;
  while (tasks && !child && (task = readdir(tasks))) {
    snprintf(path, sizeof path, "/proc/self/task/%s/children", task->d_name);
    FILE *file = fopen(path, "r");
    if (!file) continue;
    if (fscanf(file, "%u", &child) != 1) child = 0;
    fclose(file);
  }
  if (tasks) closedir(tasks);
  return child;
}

/* 0 where there is no such process yet. */
static unsigned pid_of(const Process *process) {
  unsigned pid = 0;
  if (!strcmp(process->pid, "child")) return first_child();
  if (process->pid[0] != '@') return strtoul(process->pid, 0, 10);
  FILE *file = fopen(process->pid + 1, "r");
  if (!file) return 0;
  if (fscanf(file, "%u", &pid) != 1) pid = 0;
  fclose(file);
  return pid;
}

typedef struct { unsigned pid; u64 time; unsigned sm, memory, encoder, decoder; } UtilizationSample;
_Static_assert(sizeof(UtilizationSample) == 32, "nvmlProcessUtilizationSample_t");

int nvmlDeviceGetProcessUtilization(Device *device, UtilizationSample *samples,
                                    unsigned *count, u64 since) {
  Gpu *gpu = device->gpu;
  unsigned found = 0, room = samples ? *count : 0;
  ENTER(device);
  PROVIDED(!gpu->mig_slots);
  if (gpu->samples) return gpu->samples;
  long last = now() / S.sample + 1e-9;
  for (long k = last > RING ? last - RING + 1 : 1; k <= last; k++) {
    u64 time = (u64)(S.epoch * 1e6) + (u64)(k * S.sample * 1e6 + 0.5);
    for (int i = 0; i < device->processes.n && time > since; i++) {
      const Process *process = &device->processes.process[i];
      unsigned pid;
      double at = k * S.sample;
      if (at < process->from || at >= process->to || !process->sm) continue;
      if (!(pid = pid_of(process))) continue;
      if (found < room) samples[found] = (UtilizationSample){pid, time, process->sm, 0, 0, 0};
      found++;
    }
  }
  *count = found;
  return !found ? NOT_FOUND : found > room ? INSUFFICIENT_SIZE : SUCCESS;
}

typedef struct { unsigned pid; u64 memory; unsigned gi, ci; u64 protected_memory; } Running;

static int running(Device *device, unsigned *count, char *infos, int graphics, unsigned size) {
  unsigned found = 0, room = infos ? *count : 0;
  ENTER(device);
  if (device->gpu->lists) return device->gpu->lists;
  for (int i = 0; i < device->processes.n; i++) {
    const Process *process = &device->processes.process[i];
    unsigned pid;
    if (now() < process->from || now() >= process->to) continue;
    if (process->graphics != graphics || !(pid = pid_of(process))) continue;
    Running entry = {pid, 1073741824, device->slice ? device->gi : ~0u,
                     device->slice ? device->ci : ~0u, 0};
    if (found < room) memcpy(infos + (size_t)found * size, &entry, size);
    found++;
  }
  *count = found;
  return found > room ? INSUFFICIENT_SIZE : SUCCESS;
}

#define LISTS(kind, graphics)                                                              \
  int nvmlDeviceGet##kind##RunningProcesses(Device *device, unsigned *count, char *infos) { \
    return running(device, count, infos, graphics, 16);                                    \
  }                                                                                        \
  int nvmlDeviceGet##kind##RunningProcesses_v2(Device *device, unsigned *count, char *infos) { \
    return running(device, count, infos, graphics, 24);                                    \
  }                                                                                        \
  int nvmlDeviceGet##kind##RunningProcesses_v3(Device *device, unsigned *count, char *infos) { \
    return running(device, count, infos, graphics, S.stride);                              \
  }

LISTS(Compute, 0)
LISTS(Graphics, 1)
