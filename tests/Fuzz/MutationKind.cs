namespace GpuInfra.Fuzz;

/// <summary>A way to mangle a text.</summary>
public enum MutationKind
{
    /// <summary>A bit of the text's UTF-8 bytes is turned over.</summary>
    FlipBit,

    /// <summary>Some characters are taken out.</summary>
    DropCharacters,

    /// <summary>A character or a few, such as control characters or YAML's own signs, are put in.</summary>
    InsertCharacters,

    /// <summary>The text ends early.</summary>
    Truncate,

    /// <summary>A line is taken out.</summary>
    DropLine,

    /// <summary>A line is written twice.</summary>
    DuplicateLine,

    /// <summary>Two lines change places.</summary>
    SwapLines,

    /// <summary>A line is indented more or less.</summary>
    Indent,

    /// <summary>A line and everything that is indented below it goes to another place.</summary>
    MoveBlock,

    /// <summary>A key becomes another.</summary>
    ReplaceKey,

    /// <summary>A value becomes another, of the same type or not.</summary>
    ReplaceValue,

    /// <summary>A word or number within a value becomes another.</summary>
    ReplaceWord,

    /// <summary>A value is put into many brackets.</summary>
    Nest,

    /// <summary>A value becomes an alias of another.</summary>
    Alias,

    /// <summary>A map merges another.</summary>
    Merge,

    /// <summary>A key and value that stack files know is added.</summary>
    InsertLine,

    /// <summary>All line ends change, or a mark is put in front.</summary>
    Reencode,
}
