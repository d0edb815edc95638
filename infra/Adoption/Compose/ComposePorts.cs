using System.Collections.Immutable;
using System.Globalization;

namespace GpuInfra.Adoption;

// The port of a container: of its ports, or of what its server is told.
internal sealed class ComposePorts(ComposeContext context)
{
    private const string Path = "template.containers[0].ports[0].containerPort";

    public SourceList? Read(ComposeEntry entry, ImmutableArray<ShellText> words, SourceMap? probe)
    {
        var ports = Given(entry).ToList();
        var told = Told(words);
        if (ports.Count == 0)
        {
            var only = told ?? Variable(entry);
            return only is not null ? ToList(only, entry.Place)
                : (probe?["httpGet"] as SourceMap)?["port"] is { } asked ? new SourceList([new SourceMap([new SourceEntry("containerPort", asked, asked.Place)], asked.Place)], asked.Place)
                : AskFor(entry);
        }

        var chosen = ports.Find(port => told is not null && port.Value == told.Value) ?? ports[0];
        foreach (var other in ports.Where(port => port.Value != chosen.Value).DistinctBy(static port => port.Value))
        {
            context.CannotCarry($"ports: {context.Texts.Show(other)}", $"a service has one port: {context.Texts.Show(chosen)} is taken", context.Texts.PlaceOf(other, entry.Place));
        }

        return ToList(chosen, entry.Place);
    }

    private SourceList ToList(ShellText port, SourcePlace place)
    {
        var number = context.Number(Path, port, place)!;
        return new SourceList([new SourceMap([new SourceEntry("containerPort", number, number.Place)], number.Place)], number.Place);
    }

    private SourceList? AskFor(ComposeEntry entry)
    {
        context.Ask(Path, "the port that its server listens on: none is published", "that of the engine", entry.Place);
        return null;
    }

    // The side of the container of each port. Hosts have no side on Cloud Run.
    private IEnumerable<ShellText> Given(ComposeEntry entry)
    {
        foreach (var item in (entry["ports"] as SourceList)?.Items ?? [])
        {
            if (item is SourceMap map)
            {
                NoteHost(context.Texts.Fill(map["published"]), item.Place);
                if (context.Texts.Fill(map["target"]) is { } target)
                {
                    yield return target;
                }
            }
            else if (context.Texts.Fill(item) is { } text)
            {
                var plain = text.Value.IndexOf('/', StringComparison.Ordinal) is var slash and >= 0 ? text.Slice(0, slash) : text;
                var parts = plain.Split(":").ToList();
                NoteHost(parts.Count > 1 ? parts[^2] : null, item.Place);
                yield return parts[^1].Split("-").First();
            }
        }

        if (entry["ports"] is null)
        {
            foreach (var item in (entry["expose"] as SourceList)?.Items ?? [])
            {
                if (context.Texts.Fill(item) is { } text)
                {
                    yield return text.Split("-").First().Split("/").First();
                }
            }
        }
    }

    private void NoteHost(ShellText? host, SourcePlace place)
    {
        if (host is { Length: > 0 })
        {
            context.CannotCarry($"ports: host side {context.Texts.Show(host)}", "Cloud Run has one address, https, port 443; only the container's port is carried", place);
        }
    }

    // --port 8000 and --port=8000, in words or in a script that is one of them.
    private static ShellText? Told(ImmutableArray<ShellText> words)
    {
        var all = words.SelectMany(static word => word.Value.Contains(' ', StringComparison.Ordinal) ? ComposeTexts.Words(word) : [word]).ToList();
        for (var at = 0; at < all.Count; at++)
        {
            if (all[at].StartsWith("--port=") || all[at].StartsWith("--http-port="))
            {
                return all[at].From(all[at].IndexOf('=') + 1);
            }

            if (all[at].Value is "--port" or "--http-port" && at + 1 < all.Count && IsPort(all[at + 1]))
            {
                return all[at + 1];
            }
        }

        return null;
    }

    private ShellText? Variable(ComposeEntry entry) => context.Pairs(entry["environment"])
        .Where(static pair => pair.Name.Value is "PORT" or "OLLAMA_HOST" or "SERVER_PORT" or "NIM_HTTP_API_PORT" or "LLAMA_ARG_PORT")
        .Select(static pair => pair.Value?.Split(":").Last()).FirstOrDefault(static port => port is not null && IsPort(port));

    private static bool IsPort(ShellText text) => text.IsKnown && ushort.TryParse(text.Value, NumberStyles.None, CultureInfo.InvariantCulture, out _);
}
