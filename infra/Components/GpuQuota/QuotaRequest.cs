namespace GpuInfra;

// One quota of a region that is asked for, in its own units: GPUs or thousandths of them, thousandths of a vCPU, bytes.
internal sealed record QuotaRequest(string Key, string QuotaId, long Units);
