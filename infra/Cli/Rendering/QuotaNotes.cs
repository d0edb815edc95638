namespace GpuInfra.Cli;

// What a plan cannot know of quotas that it asks for, or that the stack wants read.
internal static class QuotaNotes
{
    public static IEnumerable<PlanCheck> Of(Plan plan)
    {
        if (plan.Resources.FirstOrDefault(resource => resource.Type == CloudTypes.QuotaPreference) is { } request)
        {
            yield return new(
                "Quota", "is asked for, which is no grant: 'pulumi up' succeeds as soon as the request is filed, Google decides later or never, and a "
                    + "destroy lowers nothing. Where somebody asked before, 'pulumi import' takes "
                    + $"{(request.Inputs.Find("parent") is { } parent ? InputText.Of(parent) : "PARENT")}/locations/global/quotaPreferences/NAME.");
        }

        if (plan.Resources.Any(resource => resource.Type == InferencePlatform.TypeToken && resource.Inputs.Find("quota.read") is { Kind: PropertyKind.Flag, Flag: true }))
        {
            yield return new("Granted", "is not known here: 'pulumi preview' and 'pulumi up' read what Google has granted, as quota.read says.");
        }
    }
}
