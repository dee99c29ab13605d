/*
 * A library that speaks the ABI of NVIDIA's libnvidia-ml.so.1 and replays a script: for tests on
 * machines without a GPU. Built by lepton.meter.sensor.FakeNvml, or by hand:
 *
 *   cc -shared -fPIC -Wl,-soname,libnvidia-ml.so.1 -o libnvidia-ml.so.1 nvml.c
 *   FAKE_NVML=script LD_LIBRARY_PATH=. lepton run -- sleep 5
 *
 * replay.h says what stands in a script. Declarations after NVIDIA, nvml.h (R550).
 */
#define _GNU_SOURCE
#include <unistd.h>

#include "replay.h"

enum {
  SUCCESS = 0,
  UNINITIALIZED = 1,
  INVALID_ARGUMENT = 2,
  NOT_SUPPORTED = 3,
  NOT_FOUND = 6,
  INSUFFICIENT_SIZE = 7,
  GPU_IS_LOST = 15,
  UNKNOWN = 999
};
enum { POWER_AVERAGE = 185, POWER_INSTANT = 186 }; /* NVML_FI_DEV_POWER_... */

/* ---- for tests in the same process ---- */

/* Begins anew with a script, at 0 s. */
int fake_nvml_script(const char *path) {
  forget();
  load(path);
  S.set = 0;
  return S.broken;
}

/* Says what time it is. */
int fake_nvml_set_time(long milliseconds) { S.set = milliseconds / 1e3; return 0; }

/* How many calls about devices there were. */
long fake_nvml_calls(void) { return S.calls; }

/* ---- NVML ---- */

int nvmlInit_v2(void) {
  if (!S.loaded) {
    const char *path = getenv("FAKE_NVML");
    S.loaded = 1;
    if (!path) return 9;
    load(path);
  }
  if (S.broken) return UNKNOWN;
  S.initialized += S.init == 0;
  return S.init;
}
int nvmlInit(void) { return nvmlInit_v2(); }

int nvmlShutdown(void) {
  if (!S.initialized) return UNINITIALIZED;
  S.initialized--;
  return SUCCESS;
}

static int put(char *to, unsigned length, const char *text) {
  if (strlen(text) >= length) return INSUFFICIENT_SIZE;
  strcpy(to, text);
  return SUCCESS;
}

int nvmlSystemGetDriverVersion(char *version, unsigned length) {
  return S.initialized ? put(version, length, S.driver) : UNINITIALIZED;
}

int nvmlDeviceGetCount_v2(unsigned *count) {
  if (!S.initialized) return UNINITIALIZED;
  *count = S.gpus;
  return S.count;
}
int nvmlDeviceGetCount(unsigned *count) { return nvmlDeviceGetCount_v2(count); }

int nvmlDeviceGetHandleByIndex_v2(unsigned index, Device **device) {
  if (!S.initialized) return UNINITIALIZED;
  if (index >= (unsigned)S.gpus) return INVALID_ARGUMENT;
  *device = &S.gpu[index]->whole;
  return S.gpu[index]->open;
}
int nvmlDeviceGetHandleByIndex(unsigned index, Device **device) {
  return nvmlDeviceGetHandleByIndex_v2(index, device);
}

/* What happens to every call about a device. */
static int enter(Device *device) {
  Gpu *gpu = device->gpu;
  S.calls++;
  if (!S.initialized) return UNINITIALIZED;
  if (now() >= gpu->slow_at && !gpu->slowed) {
    gpu->slowed = 1;
    usleep(gpu->slow_for * 1e6);
  }
  return now() >= gpu->lost ? GPU_IS_LOST : SUCCESS;
}
#define ENTER(device) do { int code_ = enter(device); if (code_) return code_; } while (0)
#define PROVIDED(what) do { if (!(what)) return NOT_SUPPORTED; } while (0)

int nvmlDeviceGetName(Device *device, char *name, unsigned length) {
  char text[160];
  ENTER(device);
  snprintf(text, sizeof text, device->slice ? "%s MIG %ug" : "%s", device->gpu->name,
           device->ci_slices);
  return put(name, length, text);
}

int nvmlDeviceGetUUID(Device *device, char *uuid, unsigned length) {
  ENTER(device);
  return put(uuid, length, device->uuid);
}

typedef struct {
  char legacy[16];
  unsigned domain, bus, device, id, subsystem;
  char bus_id[32];
} Pci;

int nvmlDeviceGetPciInfo_v3(Device *device, Pci *pci) {
  Gpu *gpu = device->gpu;
  ENTER(device);
  memset(pci, 0, sizeof *pci);
  pci->domain = gpu->domain;
  pci->bus = gpu->bus;
  pci->device = gpu->device;
  snprintf(pci->legacy, sizeof pci->legacy, "%04X:%02X:%02X.0", gpu->domain & 0xffff,
           gpu->bus & 0xff, gpu->device & 0xff);
  snprintf(pci->bus_id, sizeof pci->bus_id, "%08X:%02X:%02X.0", gpu->domain, gpu->bus,
           gpu->device);
  return SUCCESS;
}

int nvmlDeviceGetEnforcedPowerLimit(Device *device, unsigned *milliwatts) {
  ENTER(device);
  PROVIDED(device->gpu->limit > 0 && !device->slice);
  *milliwatts = device->gpu->limit * 1000;
  return SUCCESS;
}

int nvmlDeviceGetTotalEnergyConsumption(Device *device, u64 *millijoules) {
  Gpu *gpu = device->gpu;
  double t = now();
  ENTER(device);
  PROVIDED(gpu->counter && !device->slice);
  double joules = integral(&gpu->power, t < gpu->stuck ? t : gpu->stuck) + gpu->start;
  if (t >= gpu->reset) joules = integral(&gpu->power, t) - integral(&gpu->power, gpu->reset);
  if (t >= gpu->back_at) joules -= gpu->back;
  if (joules < 0) joules = 0;
  u64 count = (u64)(joules * 1000 + 0.5);
  *millijoules = gpu->wrap > 0 ? count % (u64)(gpu->wrap * 1000) : count;
  return SUCCESS;
}

static double average(const Gpu *gpu) {
  double t = now(), from = t > 1 ? t - 1 : 0;
  return t > from ? (integral(&gpu->power, t) - integral(&gpu->power, from)) / (t - from)
                  : value_at(&gpu->power, t);
}

int nvmlDeviceGetPowerUsage(Device *device, unsigned *milliwatts) {
  ENTER(device);
  PROVIDED(device->gpu->usage && !device->slice);
  *milliwatts = average(device->gpu) * 1000 + 0.5;
  return SUCCESS;
}

typedef struct {
  unsigned field, scope;
  long long timestamp, latency;
  int type, code;
  union { unsigned ui; u64 ull; } value;
} FieldValue;
_Static_assert(sizeof(FieldValue) == 40, "nvmlFieldValue_t");

int nvmlDeviceGetFieldValues(Device *device, int count, FieldValue *values) {
  Gpu *gpu = device->gpu;
  ENTER(device);
  for (int i = 0; i < count; i++) {
    FieldValue *value = &values[i];
    int instant = value->field == POWER_INSTANT && gpu->instant;
    int mean = value->field == POWER_AVERAGE && gpu->average;
    value->code = instant || mean ? SUCCESS : NOT_SUPPORTED;
    value->type = 1; /* NVML_VALUE_TYPE_UNSIGNED_INT */
    value->value.ull = 0;
    if (instant || mean)
      value->value.ui = (instant ? value_at(&gpu->power, now()) : average(gpu)) * 1000 + 0.5;
  }
  return SUCCESS;
}

typedef struct { unsigned gpu, memory; } Rates;

int nvmlDeviceGetUtilizationRates(Device *device, Rates *rates) {
  Gpu *gpu = device->gpu;
  ENTER(device);
  PROVIDED(!gpu->mig_slots);
  if (gpu->rates) return gpu->rates;
  rates->gpu = value_at(&gpu->utilization, now());
  rates->memory = 0;
  return SUCCESS;
}

static u64 bytes(double gib) { return (u64)(gib * 1073741824.0); }

typedef struct { u64 total, free, used; } Memory;
typedef struct { unsigned version; u64 total, reserved, free, used; } Memory2;
_Static_assert(sizeof(Memory2) == 40, "nvmlMemory_v2_t");
enum { RESERVED_MIB = 512 };

/* The first version counts as used what the driver reserves. */
int nvmlDeviceGetMemoryInfo(Device *device, Memory *memory) {
  ENTER(device);
  memory->total = bytes(device->gpu->memory);
  memory->used = bytes(device->gpu->used) + RESERVED_MIB * 1048576ull;
  memory->free = memory->total - memory->used;
  return SUCCESS;
}

int nvmlDeviceGetMemoryInfo_v2(Device *device, Memory2 *memory) {
  ENTER(device);
  if (memory->version != (sizeof *memory | 2u << 24)) return 25; /* ARGUMENT_VERSION_MISMATCH */
  memory->total = bytes(device->gpu->memory);
  memory->reserved = RESERVED_MIB * 1048576ull;
  memory->used = bytes(device->gpu->used);
  memory->free = memory->total - memory->reserved - memory->used;
  return SUCCESS;
}

int nvmlDeviceGetNumGpuCores(Device *device, unsigned *cores) {
  ENTER(device);
  PROVIDED(device->gpu->cores);
  *cores = device->gpu->cores;
  return SUCCESS;
}

int nvmlDeviceGetMaxClockInfo(Device *device, int type, unsigned *megahertz) {
  ENTER(device);
  PROVIDED(device->gpu->clock);
  if (type != 1) return INVALID_ARGUMENT; /* NVML_CLOCK_SM is the one asked for */
  *megahertz = device->gpu->clock;
  return SUCCESS;
}

int nvmlDeviceGetClockInfo(Device *device, int type, unsigned *megahertz) {
  return nvmlDeviceGetMaxClockInfo(device, type, megahertz);
}

int nvmlDeviceGetTemperature(Device *device, int sensor, unsigned *celsius) {
  ENTER(device);
  PROVIDED(device->gpu->celsius);
  if (sensor) return INVALID_ARGUMENT; /* NVML_TEMPERATURE_GPU is 0 */
  *celsius = device->gpu->celsius;
  return SUCCESS;
}

#include "processes.h"

/* ---- MIG ---- */

int nvmlDeviceGetMigMode(Device *device, unsigned *current, unsigned *pending) {
  ENTER(device);
  PROVIDED(!device->slice);
  *current = *pending = device->gpu->mig_slots > 0;
  return SUCCESS;
}

int nvmlDeviceGetMaxMigDeviceCount(Device *device, unsigned *count) {
  ENTER(device);
  *count = device->gpu->mig_slots;
  return SUCCESS;
}

int nvmlDeviceGetMigDeviceHandleByIndex(Device *device, unsigned index, Device **slice) {
  ENTER(device);
  PROVIDED(device->gpu->mig_slots);
  if (index >= (unsigned)device->gpu->slices) return NOT_FOUND;
  *slice = &device->gpu->slice[index];
  return SUCCESS;
}

int nvmlDeviceGetDeviceHandleFromMigDeviceHandle(Device *slice, Device **device) {
  ENTER(slice);
  *device = &slice->gpu->whole;
  return slice->slice ? SUCCESS : INVALID_ARGUMENT;
}

int nvmlDeviceGetGpuInstanceId(Device *device, unsigned *id) {
  ENTER(device);
  PROVIDED(device->slice);
  *id = device->gi;
  return SUCCESS;
}

int nvmlDeviceGetComputeInstanceId(Device *device, unsigned *id) {
  ENTER(device);
  PROVIDED(device->slice);
  *id = device->ci;
  return SUCCESS;
}

typedef struct {
  unsigned multiprocessors, copy, decoder, encoder, jpeg, ofa, gi_slices, ci_slices;
  u64 megabytes;
} Attributes;
_Static_assert(sizeof(Attributes) == 40, "nvmlDeviceAttributes_t");

int nvmlDeviceGetAttributes_v2(Device *device, Attributes *attributes) {
  ENTER(device);
  PROVIDED(device->slice);
  memset(attributes, 0, sizeof *attributes);
  attributes->multiprocessors = 14 * device->ci_slices;
  attributes->gi_slices = device->gi_slices;
  attributes->ci_slices = device->ci_slices;
  attributes->megabytes = (u64)(device->gpu->memory * 1024 * device->gi_slices / 8);
  return SUCCESS;
}
