namespace GpuInfra.StackFiles;

// Where keys belong that are right, but stand at the wrong place.
internal static class KeyPlaces
{
    private const string OneService = $"{ConfigKeys.Services}.<name>";

    private static readonly Dictionary<string, string> OfStack = new()
    {
        ["project"] = ConfigKeys.Project,
        ["projectId"] = ConfigKeys.Project,
        ["region"] = ConfigKeys.Region,
        ["location"] = ConfigKeys.Region,
    };

    // The place where a key belongs; nothing if it belongs nowhere, or to the type where it stands.
    public static string? Of(string key, Type type)
    {
        if (OfStack.GetValueOrDefault(key) is { } place)
        {
            return place;
        }

        // What stands within a part belongs there before it belongs to the whole.
        var isPart = type != typeof(ModelServiceArgs) && type != typeof(InferencePlatformArgs) && type != typeof(void);
        return (isPart ? Within(type, key) : null)
            ?? (type != typeof(ModelServiceArgs) && IsKeyOf(new ArgsForm(typeof(ModelServiceArgs)), key) ? ArgumentPath.Key(OneService, key)
                : type != typeof(InferencePlatformArgs) && IsKeyOf(new ArgsForm(typeof(InferencePlatformArgs)), key) ? ArgumentPath.Key(ConfigKeys.Platform, key)
                : null)
            ?? (isPart ? null : Within(type, key))
            ?? (Within(typeof(InferencePlatformArgs), key) is { } ofPlatform ? $"{ConfigKeys.Platform}.{ofPlatform}"
                : Within(typeof(ModelServiceArgs), key) is { } ofService ? $"{OneService}.{ofService}"
                : null);
    }

    // The first place below a class of arguments where a key is one, those nearest first.
    private static string? Within(Type type, string key)
    {
        var open = new Queue<(string Path, ArgsForm Form)>();
        Open("", type == typeof(void) ? null : new ArgsForm(type));
        while (open.TryDequeue(out var here))
        {
            if (here.Form.Class != type && ArgsMember.Of(here.Form.Args).FirstOrDefault(member => member.Key == key) is { } found)
            {
                return ArgumentPath.Join(here.Path, found.Key);
            }

            foreach (var member in ArgsMember.Of(here.Form.Args))
            {
                Open(ArgumentPath.Join(here.Path, member.Key), member.Input.Form);
            }
        }

        return null;

        void Open(string path, ValueForm? form)
        {
            switch (form)
            {
                case ArgsForm args:
                    open.Enqueue((path, args));
                    break;
                case MapForm map:
                    Open($"{path}.<name>", map.Value);
                    break;
                default:
                    break;
            }
        }
    }

    public static bool IsKeyOf(ValueForm form, string key) => form is ArgsForm args && ArgsMember.Of(args.Args).Any(member => member.Key == key);
}
