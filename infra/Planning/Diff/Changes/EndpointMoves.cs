namespace GpuInfra.Planning;

// The private way to Google's APIs is never gone: what to write so that it gets another address.
internal static class EndpointMoves
{
    public static IEnumerable<string> Way(ResourceDraft draft)
    {
        if (draft.New.Type == CloudTypes.GlobalAddress && draft.Forced.Keys.Any(static difference => difference.Place.ToString() == "address"))
        {
            yield return "Write googleApis: private-google-access in place of endpointAddress and run pulumi up: the services take that "
                + "way. Then take it out again, write the new endpointAddress, and run pulumi up.";
        }
    }
}
