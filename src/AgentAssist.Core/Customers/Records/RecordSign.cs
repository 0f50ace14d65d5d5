namespace AgentAssist.Core.Customers.Records;

/// <summary>How the words around a statement change whether it happened.</summary>
internal enum RecordFrame
{
    None,

    /// <summary>The customer says so.</summary>
    Claim,

    /// <summary>It is planned, conditional or asked for.</summary>
    Plan,

    /// <summary>It did not happen.</summary>
    Not,

    /// <summary>It is named only to say when, or what about.</summary>
    Mention,

    /// <summary>A frame before ends.</summary>
    End,
}

/// <summary>What a row of the word file stands for.</summary>
/// <param name="Meaning">The meaning that it shows; none for a frame.</param>
/// <param name="InKind">Whether it counts among the words of the record's kind only.</param>
internal readonly record struct RecordSign(RecordMeaning Meaning, RecordFrame Frame, bool InKind)
{
    private const string KindMark = "kind:";
    private const string FrameMark = "FRAME_";

    /// <exception cref="InvalidDataException">The name is neither a meaning nor a frame.</exception>
    public static RecordSign Read(string name)
    {
        var inKind = name.StartsWith(KindMark, StringComparison.Ordinal);
        var plain = (inKind ? name[KindMark.Length..] : name).Replace("_", "", StringComparison.Ordinal);
        if (name.StartsWith(FrameMark, StringComparison.Ordinal)
            && Enum.TryParse<RecordFrame>(name[FrameMark.Length..], ignoreCase: true, out var frame))
        {
            return new RecordSign(RecordMeaning.None, frame, false);
        }

        return Enum.TryParse<RecordMeaning>(plain, ignoreCase: true, out var meaning)
            ? new RecordSign(meaning, RecordFrame.None, inKind)
            : throw new InvalidDataException($"\"{name}\" is no meaning that a record can have.");
    }
}

/// <summary>A sign in a text.</summary>
/// <param name="IsOwn">Whether a company's own row shows it.</param>
/// <param name="First">Its first token.</param>
/// <param name="End">The token after its last.</param>
internal readonly record struct FoundSign(RecordSign Sign, bool IsOwn, int First, int End);
