namespace GpuInfra.Adoption;

// Who may call a service once all its command lines have run.
internal sealed class GcloudGrants(GcloudContext context)
{
    private const string Public = "allUsers";
    private const string Remove = "remove-iam-policy-binding";

    private readonly List<SourceValue> _narrow = [];

    // Who may call it by the role that a stack grants.
    public SourceMap? Narrow => CallerRoles.GrantsOf(_narrow);

    public static bool IsOne(GcloudCommand command) =>
        command.Is("run", "services", "add-iam-policy-binding") || command.Is("run", "services", Remove);

    public List<SourceValue> MembersAfter(IEnumerable<GcloudCommand> commands)
    {
        List<SourceValue> members = [];
        foreach (var command in commands)
        {
            if (!IsOne(command))
            {
                Open(members, command);
            }
            else if (command["member"] is { } member && command["role"] is { } role && CallerRoles.All.Contains(role.Value) && !context.IsConditional(command))
            {
                var value = context.ToValue("invokers", member, command.Call.Origin);
                Grant(members, command, value);
                if (role.Value == CallerRoles.Narrow)
                {
                    Grant(_narrow, command, value);
                }
            }
            else if (command["role"] is { } other && !CallerRoles.All.Contains(other.Value))
            {
                context.Notes.CannotCarry(
                    $"gcloud {string.Join(' ', command.Path)} --role={context.Show(other)}", "a stack grants no role but that of callers: it stays as it is", context.PlaceOf(command.Call.Origin));
            }
        }

        return members;
    }

    private void Open(List<SourceValue> members, GcloudCommand command)
    {
        if (command.Settings.LastOrDefault(static setting => setting.Flag is "allow-unauthenticated" or "no-allow-unauthenticated") is not { } open)
        {
            return;
        }

        var isOpen = open.Flag == "allow-unauthenticated" && open.IsOn;
        if (!isOpen)
        {
            members.RemoveAll(static member => member is SourceScalar { Value: Public });
        }
        else if (!members.Exists(static member => member is SourceScalar { Value: Public }))
        {
            members.Insert(0, new SourceScalar(Public, context.PlaceOf(open.Origin)));
        }
    }

    private static void Grant(List<SourceValue> members, GcloudCommand command, SourceValue member)
    {
        members.RemoveAll(other => other is SourceScalar one && member is SourceScalar same && Equals(one.Value, same.Value));
        if (!command.Is("run", "services", Remove))
        {
            members.Add(member);
        }
    }
}
