namespace AgentAssist.Core.Suggestions.Learned;

/// <summary>What a piece of a reply is.</summary>
internal enum PieceKind
{
    Word,
    Slot,

    /// <summary>A mark that ends a sentence.</summary>
    End,

    /// <summary>Any other mark.</summary>
    Mark,
}

/// <summary>A word, a slot or a mark of a reply.</summary>
/// <param name="Glued">Whether nothing stands between it and the piece before.</param>
internal readonly record struct ReplyPiece(PieceKind Kind, string Text, bool Glued);
