"""monte-carlo.yaml in numpy: draws, the equations of lepton, and P5, P50 and P95 of every figure that varies."""
import sys
import numpy as np

n = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
rng = np.random.default_rng(1)


def normal(mean, sigma):
    return rng.normal(mean, sigma, n)


def uniform(low, high):
    return rng.uniform(low, high, n)


def triangular(low, mode, high):
    return rng.triangular(low, mode, high, n)


# inputs, in SI units
parameters, samples, passes, dimension, layers, width = 6.7e9, 5e6, 3.0, 2048.0, 32.0, 4096.0
requests, tokens_in = 2e7, 500.0
tokens_out = uniform(150, 350)
count, peak = 8.0, 312e12
u_train, u_inf = normal(0.43, 0.03), uniform(0.1, 0.3)
power, idle, busy = normal(330, 20), normal(50, 5), uniform(0.8, 0.95)
p_host, per_server = triangular(500, 600, 900), 8.0
embodied, host_embodied = triangular(100, 150, 250), normal(1500, 200)
size, transfer = 4e3, triangular(0.01, 0.03, 0.06)
pue, grams, residual, renewables = triangular(1.05, 1.1, 1.3), normal(385, 20), 500.0, 0.4
wue, grid_water, price = normal(1.1, 0.1), uniform(1.5, 2.5), 0.21
lifetime, use, units = 4 * 8760 * 3600.0, uniform(0.6, 0.9), 1e7

w_train = 6 * parameters * dimension + 12 * layers * width * dimension**2
flop_train = samples * passes * w_train
d_req = tokens_in + tokens_out
flop_inf = requests * (2 * parameters * d_req + 4 * layers * width * d_req**2)


def phase(flop, u):
    at_work = flop / (count * peak * u)
    allotted = at_work / busy
    accelerators = count * power * at_work + count * idle * (allotted - at_work)
    return allotted, accelerators, count / per_server * p_host * allotted


t_train, acc_train, host_train = phase(flop_train, u_train)
t_inf, acc_inf, host_inf = phase(flop_inf, u_inf)
network = requests * size / 1e9 * transfer * 3.6e6
it_train = acc_train + host_train
it_inf = acc_inf + host_inf + network
fac_train, fac_inf = pue * it_train, pue * it_inf
it, total = it_train + it_inf, fac_train + fac_inf
operational = fac_train / 3.6e6 * grams / 1000 + fac_inf / 3.6e6 * grams / 1000
market = total / 3.6e6 * residual / 1000 * (1 - renewables)
allotted = t_train + t_inf
made = (count * embodied + count / per_server * host_embodied) * allotted / (lifetime * use)
emissions = operational + made
water = it / 3.6e6 * wue + total / 3.6e6 * grid_water
cost = total / 3.6e6 * price
sci = emissions * 1000 / units

figures = {
    "duration.training_h": t_train / 3600, "duration.inference_h": t_inf / 3600,
    "compute.inference_flop": flop_inf,
    "energy.training_kwh": fac_train / 3.6e6, "energy.inference_kwh": fac_inf / 3.6e6,
    "energy.it_kwh": it / 3.6e6, "energy.total_kwh": total / 3.6e6,
    "energy.accelerators_kwh": (acc_train + acc_inf) / 3.6e6, "energy.host_kwh": (host_train + host_inf) / 3.6e6,
    "energy.network_kwh": network / 3.6e6,
    "emissions.operational_kg": operational, "emissions.market_kg": market, "emissions.embodied_kg": made,
    "emissions.total_kg": emissions, "water.total_l": water, "cost.total": cost, "sci.value_g": sci,
}
for name, values in figures.items():
    p5, p50, p95 = np.percentile(values, [5, 50, 95])
    print(f"{name} {p5:.6g} {p50:.6g} {p95:.6g}")
