using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace GpuInfra.Workflows.Tests;

/// <summary>A package registry on this machine, with one package and one advisory about it.</summary>
internal sealed class PackageFeed : IDisposable
{
    public const string Package = "Acme.Unsafe";
    public const string Version = "1.0.0";
    public const string Advisory = "https://advisories.example/acme-unsafe";

    private readonly HttpListener _listener = new();
    private readonly Dictionary<string, byte[]> _files = [];
    private readonly Task _serving;

    /// <summary>Serves the package.</summary>
    /// <param name="severity">How grave the advisory is: 0 is low, 3 is critical.</param>
    public PackageFeed(int severity)
    {
        var root = $"http://127.0.0.1:{FreePort()}";
        var id = Package.ToLowerInvariant();
        Index = $"{root}/index.json";
        _files["/index.json"] = Json(
            $$"""
            {"version":"3.0.0","resources":[
              {"@id":"{{root}}/packages/","@type":"PackageBaseAddress/3.0.0"},
              {"@id":"{{root}}/advisories.json","@type":"VulnerabilityInfo/6.7.0"}]}
            """);
        _files["/advisories.json"] = Json(
            $$"""[{"@name":"base","@id":"{{root}}/base.json","@updated":"2026-01-01T00:00:00Z"}]""");
        _files["/base.json"] = Json(
            $$"""{"{{id}}":[{"url":"{{Advisory}}","severity":{{severity}},"versions":"(, 2.0.0)"}]}""");
        _files[$"/packages/{id}/index.json"] = Json($$"""{"versions":["{{Version}}"]}""");
        _files[$"/packages/{id}/{Version}/{id}.{Version}.nupkg"] = PackageFile();
        _listener.Prefixes.Add($"{root}/");
        _listener.Start();
        _serving = ServeAsync();
    }

    /// <summary>The address by which a package client knows the registry.</summary>
    public string Index { get; }

    public void Dispose()
    {
        _listener.Stop();
        _serving.GetAwaiter().GetResult();
        _listener.Close();
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private static byte[] Json(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] PackageFile()
    {
        using var bytes = new MemoryStream();
        using (var package = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            using var description = new StreamWriter(package.CreateEntry($"{Package}.nuspec").Open());
            description.Write(
                $"""
                <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd">
                  <metadata>
                    <id>{Package}</id><version>{Version}</version><authors>Acme</authors><description>Holds nothing.</description>
                  </metadata>
                </package>
                """);
        }

        return bytes.ToArray();
    }

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                await AnswerAsync(await _listener.GetContextAsync());
            }
            catch (Exception end) when (end is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        using var response = context.Response;
        if (_files.TryGetValue(context.Request.Url!.AbsolutePath, out var file))
        {
            await response.OutputStream.WriteAsync(file);
        }
        else
        {
            response.StatusCode = (int)HttpStatusCode.NotFound;
        }
    }
}
