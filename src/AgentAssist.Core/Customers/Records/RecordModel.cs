using AgentAssist.Core.Understanding.Models;

namespace AgentAssist.Core.Customers.Records;

/// <summary>The learned reader of records: weighs what the word patterns found against everything else that is written.</summary>
internal sealed class RecordModel
{
    /// <summary>Its task, which is its file's name too.</summary>
    public const string Task = "records";

    /// <summary>The label of records that tell what the customer says.</summary>
    public const string Claim = "claim";

    // A meaning that no pattern shows is given where the model is sure; one that a pattern shows unless it is sure of the contrary.
    private const double Given = 0.55;
    private const double GivenWithPattern = 0.05;

    // One that is named as planned or denied needs more than the usual.
    private const double GivenWithheld = 0.75;

    // Of two that exclude each other the surer one counts.
    private static readonly (RecordMeaning One, RecordMeaning Other)[] Opposites =
    [
        (RecordMeaning.Ended, RecordMeaning.Reactivated), (RecordMeaning.Delivered, RecordMeaning.Missing), (RecordMeaning.Received, RecordMeaning.Missing),
        (RecordMeaning.Refunded, RecordMeaning.NotRefunded), (RecordMeaning.Refunded, RecordMeaning.RefundPromised), (RecordMeaning.Approved, RecordMeaning.Refused),
        (RecordMeaning.AppointmentKept, RecordMeaning.AppointmentMissed), (RecordMeaning.CustomerAbsent, RecordMeaning.AppointmentMissed),
        (RecordMeaning.Paid, RecordMeaning.PaymentFailed), (RecordMeaning.Paid, RecordMeaning.Refunded), (RecordMeaning.Dunned, RecordMeaning.Withdrawn),
        (RecordMeaning.Dunned, RecordMeaning.Paid), (RecordMeaning.Billed, RecordMeaning.Withdrawn), (RecordMeaning.RefundPromised, RecordMeaning.Withdrawn),
    ];

    private readonly TextModel _model;
    private readonly (RecordMeaning Meaning, int Label)[] _labels;
    private readonly int _claim;

    public RecordModel(TextModel model)
    {
        _model = model;
        _labels = [.. Names.Select(name => (Enum.Parse<RecordMeaning>(name, ignoreCase: true), model.Header.IndexOf(name)))];
        _claim = model.Header.IndexOf(Claim);
    }

    /// <summary>The labels that are meanings.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. Enum.GetValues<RecordMeaning>().Where(m => m != RecordMeaning.None).Select(m => m.ToString().ToLowerInvariant())];

    /// <summary>What the record means, and whether it is what the customer says.</summary>
    public (RecordMeaning Meanings, bool IsClaim) Read(RecordText text, RecordSigns signs)
    {
        var features = Features.OfThread();
        RecordFeatures.Read(text, signs, features);
        Span<float> hidden = stackalloc float[ModelAnswer.Most];
        Span<float> logits = stackalloc float[ModelAnswer.Most];
        var answer = new ModelAnswer(_model, features, hidden, logits);
        var meanings = RecordMeaning.None;
        foreach (var (meaning, label) in _labels)
        {
            var isShown = ((signs.Stated | signs.Claimed) & meaning) != RecordMeaning.None;
            var isWithheld = (signs.Withheld & meaning) != RecordMeaning.None;
            if (answer.Confidence(label) >= (isShown ? GivenWithPattern : isWithheld ? GivenWithheld : Given))
            {
                meanings |= meaning;
            }
        }

        foreach (var (one, other) in Opposites)
        {
            if ((meanings & (one | other)) == (one | other))
            {
                meanings &= answer.Confidence(LabelOf(one)) >= answer.Confidence(LabelOf(other)) ? ~other : ~one;
            }
        }

        return (meanings, answer.Holds(_claim));
    }

    private int LabelOf(RecordMeaning meaning) => Array.Find(_labels, l => l.Meaning == meaning).Label;
}
