using AgentAssist.Core.Suggestions;
using AgentAssist.V1;

namespace AgentAssist.Core.Tests.Suggestions.Voicing;

/// <summary>Voices of three brands, and the shipped library in each.</summary>
internal static class Voices
{
    public static readonly BrandVoice AsWritten = new() { Formality = Formality.Neutral, Contractions = ContractionUse.AsWritten };

    public static readonly BrandVoice Bank = new()
    {
        Formality = Formality.Formal,
        Warmth = 0,
        Contractions = ContractionUse.Never,
        Emoji = EmojiUse.Never,
        BrandName = "Northwind Bank",
        Spelling = Spelling.American,
        Use = { ["invoice"] = "bill", ["supervisor"] = "team lead", ["problem"] = "issue", ["order"] = "purchase" },
        Never = { "fault", "stings", "maddening", "goodbye" },
    };

    public static readonly BrandVoice Shop = new()
    {
        Formality = Formality.Casual,
        Warmth = 2,
        Contractions = ContractionUse.Always,
        Emoji = EmojiUse.Sparingly,
        BrandName = "Little Fox",
        SignerName = "Sam",
        Spelling = Spelling.British,
        Use = { ["invoice"] = "bill", ["colleague"] = "teammate" },
        Never = { "seriously", "regards" },
    };

    public static ReplyLibrary Library(BrandVoice voice)
    {
        var library = ReplyLibrary.Default.Message.Clone();
        library.Voice = voice;
        return ReplyLibrary.Create(library);
    }
}
