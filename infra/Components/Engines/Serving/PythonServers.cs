namespace GpuInfra;

// What starts programs of Python.
internal static class PythonServers
{
    internal static Server Uvicorn { get; } = new("Uvicorn", ServerSources.Uvicorn)
    {
        Programs = ["uvicorn"],
        Images = [],
        Port = 8_000,
        IsLoopback = true,
        OpensBeforeLoaded = true,
        HealthPaths = [],
        IsForLanguage = false,
        Options =
        [
            new(ServerSetting.Host, "--host") { Variable = "UVICORN_HOST" },
            new(ServerSetting.Port, "--port") { Variable = "UVICORN_PORT" },
            new(ServerSetting.Socket, "--uds") { Variable = "UVICORN_UDS" },
        ],
    };

    // Gunicorn, which serves programs of Python and listens on Cloud Run's port unless it is told another.
    internal static Server Gunicorn { get; } = new("Gunicorn", ServerSources.Gunicorn)
    {
        Programs = ["gunicorn"],
        Images = [],
        OpensBeforeLoaded = true,
        HealthPaths = [],
        IsForLanguage = false,
        Options = [new(ServerSetting.HostAndPort, "--bind", "-b")],
    };

    internal static Server Torchrun { get; } = new("torchrun", ServerSources.Torchrun)
    {
        Programs = ["torchrun", "torch.distributed.run"],
        Images = [],
        OpensBeforeLoaded = true,
        HealthPaths = [],
        IsForLanguage = false,
        TakesUnderscores = true,
        Options = [new(ServerSetting.Gpus, "--nproc-per-node")],
    };
}
