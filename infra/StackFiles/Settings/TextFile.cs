namespace GpuInfra.StackFiles;

internal static class TextFile
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string? Read(string path, ProblemList problems, string fixIfMissing)
    {
        try
        {
            if (OrdinaryFile.Refusal(path, ConfigLimits.MaxBytes) is not { } refusal)
            {
                using var reader = new StreamReader(OrdinaryFile.Open(path), Strict);
                return reader.ReadToEnd();
            }

            problems.Add(
                Place.None, ConfigPath.Document, FileIsReadable.Mistake(refusal, "Write what it says to a file of text, and name that."));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            problems.Add(Place.None, ConfigPath.Document, FileIsReadable.Mistake("does not exist", fixIfMissing));
        }
        catch (DecoderFallbackException)
        {
            problems.Add(Place.None, ConfigPath.Document, FileIsReadable.Mistake("is not UTF-8 text", "Save it as UTF-8."));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var problem = $"cannot be read: {e.Message.TrimEnd('.')}";
            var mistake = FileIsReadable.Mistake(problem, "Check that it is a file, and that you may read it.");
            problems.Add(Place.None, ConfigPath.Document, mistake);
        }

        return null;
    }
}
