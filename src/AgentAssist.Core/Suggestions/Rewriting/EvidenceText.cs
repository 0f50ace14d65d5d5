using System.Globalization;
using AgentAssist.Core.Suggestions.Checking;
using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Rewriting;

/// <summary>A record in a line, for whoever has to keep to it.</summary>
internal static class EvidenceText
{
    /// <summary>What the record says; empty for one that is not at hand or says nothing in words.</summary>
    public static string Of(Evidence evidence, CheckGround ground) => evidence.Kind switch
    {
        EvidenceKind.Interaction => ground.Context?.Interactions.FirstOrDefault(i => i.InteractionId == evidence.Id) is { } interaction
            ? $"{Day(interaction)}{interaction.Department}: {interaction.Summary}"
            : "",
        EvidenceKind.Utterance => ground.Turns.FirstOrDefault(turn => turn.UtteranceId == evidence.Id)?.Text ?? "",
        EvidenceKind.Promise => ground.Context?.Promises.FirstOrDefault(p => p.PromiseId == evidence.Id) is { } promise
            ? $"promised: {promise.What}; due: {(promise.Due.Length > 0 ? promise.Due : "no time given")}; state: {EnumNames.UpperSnake(promise.State)}"
            : "",
        EvidenceKind.Feedback => ground.Context?.Feedback.FirstOrDefault(f => f.FeedbackId == evidence.Id)?.Action ?? "",
        EvidenceKind.Article => ground.Articles.FirstOrDefault(article => article.ArticleId == evidence.Id)?.Title ?? "",
        _ => "",
    };

    private static string Day(Interaction interaction) => interaction.OccurredAt is { } at
        ? $"{at.ToDateTimeOffset().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}, "
        : "";
}
