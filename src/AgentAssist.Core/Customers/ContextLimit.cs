using AgentAssist.Core.Suggestions.Wording;
using AgentAssist.V1;
using Google.Protobuf;

namespace AgentAssist.Core.Customers;

/// <summary>Keeps a context within the caller's size, by what matters for the conversation now.</summary>
internal static class ContextLimit
{
    /// <summary>
    /// Leaves out what matters least until the encoded context fits: settled findings and promises, feedback that nothing was done with,
    /// efforts behind the first three, then interactions. Of those the ones behind an open finding or an unsettled promise go last,
    /// before them those that the customer speaks of, and of equals the oldest goes first. What remains may still be larger where the
    /// profile alone is.
    /// </summary>
    /// <param name="maxBytes">0 means no limit.</param>
    /// <param name="said">What the customer says in the conversation; empty where there is none.</param>
    public static CustomerContext Fit(CustomerContext context, int maxBytes, string said)
    {
        if (maxBytes == 0 || context.CalculateSize() <= maxBytes)
        {
            return context;
        }

        context.Truncated = true;
        var size = context.CalculateSize();
        Trim(context.Findings, finding => finding.State == FindingState.Resolved);
        Trim(context.Promises, promise => promise.State is PromiseState.Kept or PromiseState.Waived);
        Trim(context.Feedback, feedback => feedback.Action.Length == 0);
        while (size > maxBytes && context.Effort.Count > 3)
        {
            Remove(context.Effort, context.Effort.Count - 1);
        }

        var matters = Matters(context, said);
        foreach (var interaction in context.Interactions.OrderBy(matters).ThenBy(interaction => interaction.OccurredAt).ToArray())
        {
            if (size <= maxBytes)
            {
                break;
            }

            Remove(context.Interactions, context.Interactions.IndexOf(interaction));
        }

        return context;

        void Trim<T>(IList<T> list, Func<T, bool> isSettled)
            where T : IMessage
        {
            for (var i = list.Count - 1; i >= 0 && size > maxBytes; i--)
            {
                if (isSettled(list[i]))
                {
                    Remove(list, i);
                }
            }
        }

        void Remove<T>(IList<T> list, int index)
            where T : IMessage
        {
            var bytes = list[index].CalculateSize();
            size -= bytes + 1 + CodedOutputStream.ComputeLengthSize(bytes);
            list.RemoveAt(index);
        }
    }

    private static Func<Interaction, int> Matters(CustomerContext context, string said)
    {
        var evidence = context.Findings.Where(finding => finding.State == FindingState.Open).SelectMany(finding => finding.Between)
            .Concat(context.Promises.Where(promise => promise.State is not (PromiseState.Kept or PromiseState.Waived)).Select(promise => promise.MadeIn))
            .ToHashSet(StringComparer.Ordinal);
        var spoken = WordStem.Of(said).ToHashSet(StringComparer.Ordinal);
        return interaction => evidence.Contains(interaction.InteractionId) ? 2
            : spoken.Count > 0 && WordStem.Of($"{interaction.Kind.Replace('_', ' ')} {interaction.Summary} {interaction.Reference}").Any(spoken.Contains) ? 1
            : 0;
    }
}
