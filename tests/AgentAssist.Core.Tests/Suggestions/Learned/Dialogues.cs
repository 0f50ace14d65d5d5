using AgentAssist.V1;

namespace AgentAssist.Core.Tests.Suggestions.Learned;

/// <summary>Transcripts for tests.</summary>
internal static class Dialogues
{
    /// <summary>A transcript whose lines begin with C for the customer and A for the agent.</summary>
    public static Transcript Of(string id, params string[] lines)
    {
        var transcript = new Transcript { TranscriptId = id, AgentId = "agent-" + id };
        transcript.Turns.Add(lines.Select(line => new TranscriptTurn
        {
            Role = line[0] == 'C' ? Role.Customer : Role.HumanAgent,
            Text = line[2..],
        }));
        return transcript;
    }

    /// <summary>A dealer's transcripts: each asks for the model, the mileage and the colour in this order.</summary>
    public static IEnumerable<Transcript> Dealer(int count) => Enumerable.Range(0, count).Select(i => Of(
        $"dealer-{i}",
        "C I want to sell my car",
        "A Which model do you drive?",
        "C It is a small estate",
        $"A What is the mileage, and was it serviced?",
        "C Low, and yes",
        "A Which color is it painted in?",
        "C Dark blue",
        $"A We have noted all of it under {4000 + i}."));

    public static async Task<ImportTranscriptsResponse> ImportAsync(AssistCore core, params IEnumerable<Transcript> transcripts) =>
        await core.LearnedReplies.ImportAsync(
            CoreUnderTest.Caller,
            transcripts.Select(transcript => new ImportTranscriptsRequest { Transcript = transcript }).ToAsyncEnumerable(),
            CoreUnderTest.Token);

    public static async Task<IReadOnlyList<LearnedReply>> ListAsync(AssistCore core) =>
        (await core.LearnedReplies.ListAsync(CoreUnderTest.Caller, new ListLearnedRepliesRequest(), CoreUnderTest.Token)).LearnedReplies;
}
