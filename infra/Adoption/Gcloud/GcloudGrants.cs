using System.Collections.Immutable;

namespace GpuInfra.Adoption;

// Who may call a service, and come through its proxy, once all its command lines have run.
internal sealed class GcloudGrants(GcloudContext context)
{
    private const string Public = "allUsers";
    private const string Add = "add-iam-policy-binding";
    private const string Remove = "remove-iam-policy-binding";

    private readonly List<(string Role, SourceValue Member)> _held = [];

    public static bool IsOne(GcloudCommand command) => command.Is("run", "services", Add) || command.Is("run", "services", Remove) || IsOfProxy(command);

    // What is granted on the proxy before a service names the service by a flag.
    public static GcloudCommand Named(GcloudCommand command) => IsOfProxy(command) ? command with { Names = [command["service"]!] } : command;

    private static bool IsOfProxy(GcloudCommand command) =>
        (command.Is("iap", "web", Add) || command.Is("iap", "web", Remove)) && command["service"] is not null && command["resource-type"]?.Value == "cloud-run";

    // By role; nothing where nobody holds any.
    public SourceMap? HeldAfter(IEnumerable<GcloudCommand> commands)
    {
        foreach (var command in commands)
        {
            if (!IsOne(command))
            {
                Open(command);
            }
            else if (command["member"] is { } member && command["role"] is { } role && ServiceRoles.IsOne(role.Value) && !context.IsConditional(command))
            {
                Grant(command, role.Value, context.ToValue(role.Value == ServiceRoles.Accessor ? "iapAccessors" : "invokers", member, command.Call.Origin));
            }
            else if (command["role"] is { } other && !ServiceRoles.IsOne(other.Value))
            {
                context.Notes.CannotCarry(
                    $"gcloud {string.Join(' ', command.Path)} --role={context.Show(other)}", SourceNotes.ReasonOf(other.Value, isOfService: true), context.PlaceOf(command.Call.Origin));
            }
        }

        return _held.Count == 0 ? null : new SourceMap(
            [.. _held.GroupBy(static grant => grant.Role).Select(role => new SourceEntry(role.Key, ListOf(role)!, role.First().Member.Place))], _held[0].Member.Place);
    }

    // Of either role, each once.
    public SourceList? Callers => ListOf(_held.Where(static grant => ServiceRoles.OfCallers.Contains(grant.Role)));

    private static SourceList? ListOf(IEnumerable<(string Role, SourceValue Member)> grants)
    {
        var members = grants.Select(static grant => grant.Member).DistinctBy(static member => SourceTexts.Of(member) ?? member.Place.ToString()).ToImmutableArray();
        return members.IsEmpty ? null : new SourceList(members, members[0].Place);
    }

    private void Open(GcloudCommand command)
    {
        if (command.Settings.LastOrDefault(static setting => setting.Flag is "allow-unauthenticated" or "no-allow-unauthenticated") is not { } open)
        {
            return;
        }

        var isOpen = open.Flag == "allow-unauthenticated" && open.IsOn;
        if (!isOpen)
        {
            _held.RemoveAll(static grant => grant is { Role: ServiceRoles.Invoker, Member: SourceScalar { Value: Public } });
        }
        else if (!_held.Exists(static grant => grant is { Role: ServiceRoles.Invoker, Member: SourceScalar { Value: Public } }))
        {
            _held.Insert(0, (ServiceRoles.Invoker, new SourceScalar(Public, context.PlaceOf(open.Origin))));
        }
    }

    private void Grant(GcloudCommand command, string role, SourceValue member)
    {
        _held.RemoveAll(held => held.Role == role && held.Member is SourceScalar one && member is SourceScalar same && Equals(one.Value, same.Value));
        if (command.Path[2] != Remove)
        {
            _held.Add((role, member));
        }
    }
}
