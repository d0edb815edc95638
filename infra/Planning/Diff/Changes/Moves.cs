namespace GpuInfra.Planning;

// Resources that an alias finds again.
internal static class Moves
{
    public static string Headline(ResourceDraft draft) =>
        draft.Old.Type != draft.New.Type ? $"{draft.New.Name} is of the type {draft.New.Type} from now on and stays what it is"
        : draft.Old.Name == draft.New.Name
            ? $"{draft.New.Name} gets another parent and stays what it is"
            : $"{draft.Old.Name} is called {draft.New.Name} from now on and stays what it is";

    public static string Consequence(ResourceDraft draft) => $"An alias finds it again under the URN that it had: {draft.Old.Urn}.";
}
