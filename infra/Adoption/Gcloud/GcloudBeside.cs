using System.Collections.Immutable;

namespace GpuInfra.Adoption;

// What the other command lines of a script make, and who is granted what on it. What no stack takes over is named.
internal sealed class GcloudBeside(GcloudContext context)
{
    private const string Grant = "add-iam-policy-binding";
    private const string Revoke = "remove-iam-policy-binding";

    private static readonly ImmutableHashSet<string> Verbs =
        ["create", "submit", "enable", "add", "set", "apply", "replace", "import", "deploy", "update", "delete", "cp", "copy", "rsync", "mv", "rm", Grant, Revoke];

    private readonly OrderedDictionary<(string Kind, string Name), Made> _made = [];

    public ImmutableArray<SourceResource> Read(IReadOnlyList<GcloudCommand> commands)
    {
        foreach (var command in commands.Where(command => GcloudKind.Find(command) is not null))
        {
            Make(command, GcloudKind.Find(command)!);
        }

        foreach (var command in commands.Where(command => GcloudKind.Find(command) is null && command.Path.FirstOrDefault() is not (null or "run" or "config") && !GcloudGrants.IsOne(command)))
        {
            if (command.Path.LastOrDefault() is not (Grant or Revoke) || !IsTaken(command))
            {
                NameOther(command);
            }
        }

        return [.. _made.Select(made => new SourceResource(made.Key.Kind, made.Key.Name, Granted(made.Value), made.Value.Place) { Project = made.Value.Project })];
    }

    private void Make(GcloudCommand command, GcloudKind kind)
    {
        var place = context.PlaceOf(command.Call.Origin);
        foreach (var name in kind.Kind == "api" ? command.Names : command.Names.Take(1))
        {
            if (context.Quietly(name, command.Call.Origin) is not SourceScalar { Value: string known })
            {
                context.Notes.CannotCarry($"gcloud {string.Join(' ', command.Path)} {context.Show(name)}", "its name is known only when the script runs", place);
                continue;
            }

            var stated = new SourceMapBuilder(place);
            if (kind.Kind == "serviceAccount")
            {
                stated.Add("accountId", new SourceScalar(known, context.PlaceOf(name, command.Call.Origin)));
            }

            _made.TryAdd((kind.Kind, NameOf(known)), new(kind.Read(command, context, stated), place)
            {
                Project = command["project"] is { } project ? SourceTexts.Of(context.Quietly(project, command.Call.Origin)) : null,
            });
        }
    }

    // A role on one thing that the script makes.
    private bool IsTaken(GcloudCommand command)
    {
        var kind = string.Join(' ', command.Path.SkipLast(1)) switch { "storage buckets" => "bucket", "artifacts repositories" => "repository", "secrets" => "secret", _ => null };
        if (kind is null || command.Name is not { } name || context.Quietly(name, 0) is not SourceScalar { Value: string known } || !_made.TryGetValue((kind, NameOf(known)), out var made)
            || command["role"] is not { } role || command["member"] is not { } member || context.Quietly(role, 0) is not SourceScalar { Value: string granted })
        {
            return false;
        }

        if (context.IsConditional(command))
        {
            return true;
        }

        var whom = context.Quietly(member, command.Call.Origin);
        if (command.Path[^1] == Grant)
        {
            made.Grants.Add((granted, whom));
            return true;
        }

        return made.Grants.RemoveAll(held => held.Role == granted && SourceTexts.Of(held.Member) is { } one && one == SourceTexts.Of(whom)) > 0;
    }

    private static SourceMap Granted(Made made)
    {
        var stated = new SourceMapBuilder(made.Place);
        made.Stated.Entries.ToList().ForEach(entry => stated.Add(entry.Name, entry.Value));
        var others = ImmutableArray.CreateBuilder<SourceEntry>();
        foreach (var role in made.Grants.GroupBy(grant => grant.Role))
        {
            var members = new SourceList([.. role.Select(grant => grant.Member)], role.First().Member.Place);
            switch (role.Key)
            {
                case "roles/artifactregistry.writer":
                    stated.Add("writers", members);
                    break;
                case "roles/artifactregistry.reader":
                    stated.Add("readers", members);
                    break;
                default:
                    others.Add(new(role.Key, members, members.Place));
                    break;
            }
        }

        return others.Count == 0 ? stated.Build() : stated.Add("grants", new SourceMap(others.ToImmutable(), made.Place)).Build();
    }

    private void NameOther(GcloudCommand command)
    {
        var words = command.Path.Concat(command.Names.Select(name => name.Value)).Take(4).ToList();
        if (words.FindIndex(Verbs.Contains) is >= 0 and var verb)
        {
            var path = string.Join(' ', words.Take(verb + 1));
            context.Notes.CannotCarry($"gcloud {path}", ReasonAgainst(path), context.PlaceOf(command.Call.Origin));
        }
    }

    private static string ReasonAgainst(string path) => path switch
    {
        "builds submit" => "an image is built before it is deployed",
        "secrets versions add" => "the text of a secret stays in Secret Manager",
        $"projects {Grant}" => "a role on the whole project: not part of a stack, whose grants stand on single things",
        $"iam service-accounts {Grant}" => "who may act as an account: not part of a stack",
        _ when path.EndsWith(Grant, StringComparison.Ordinal) => "what it grants on is not made by the script: it stays as it is",
        _ when path.EndsWith(Revoke, StringComparison.Ordinal) => "nothing before it grants that: it stays as it is",
        _ when path.StartsWith("storage ", StringComparison.Ordinal) => "files are copied by hand: the import of a model does that",
        _ => "a stack makes nothing of this: it stays as it is",
    };

    private static string NameOf(string name) => name.StartsWith("gs://", StringComparison.Ordinal) ? name["gs://".Length..].TrimEnd('/') : name;

    private sealed record Made(SourceMap Stated, SourcePlace Place)
    {
        public List<(string Role, SourceValue Member)> Grants { get; } = [];

        public string? Project { get; init; }
    }
}
