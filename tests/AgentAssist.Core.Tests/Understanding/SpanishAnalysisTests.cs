using System.Text;
using AgentAssist.Core.Understanding;
using AgentAssist.V1;

namespace AgentAssist.Core.Tests.Understanding;

/// <summary>Spanish as people type it to contact centres, from Spain to Argentina, with accents and without.</summary>
public sealed class SpanishAnalysisTests
{
    private static readonly UtteranceAnalyzer Analyzer = UtteranceAnalyzer.Default;

    [Theory]
    [InlineData("Es la tercera vez que llamo y me siguen cobrando", SignalKind.Effort, "tercera vez")]
    [InlineData("¡Estoy harta! Me doy de baja hoy mismo.", SignalKind.Churn, "Me doy de baja")]
    [InlineData("no entiendo la factura", SignalKind.Confusion, "no entiendo")]
    public void Analyze_Signal_ShowsItsWords(string text, SignalKind kind, string words)
    {
        var signal = Assert.Single(Analyze(text).Signals, s => s.Kind == kind);

        Assert.Contains(signal.Spans, span => text[span.Start..span.End].Contains(words, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Me cobraron dos veces la misma cuota", SignalKind.Fairness)]
    [InlineData("me descontaron un seguro q nunca contraté", SignalKind.Fairness)]
    [InlineData("La entrevista es en media hora y sin internet pierdo el puesto", SignalKind.Urgency)]
    [InlineData("Mi papá falleció ayer y sigue la cuenta a su nombre", SignalKind.Vulnerability)]
    [InlineData("sos un inútil, aprendé a leer", SignalKind.Abuse)]
    [InlineData("sois unos sinvergüenzas", SignalKind.Abuse)]
    [InlineData("Mil gracias por resolverlo tan rápido", SignalKind.Gratitude)]
    [InlineData("Le pregunté por el plazo y no me contestó eso", SignalKind.QuestionUnanswered)]
    [InlineData("xfa pasame con una persona real", SignalKind.WantsHuman)]
    [InlineData("Póngame con su supervisor", SignalKind.WantsSupervisor)]
    [InlineData("Mañana los denuncio en Profeco", SignalKind.LegalOrPress)]
    [InlineData("Quedaron en llamarme el lunes y nadie llamó", SignalKind.PromiseBroken)]
    [InlineData("Prometieron venir el martes. Ya es viernes.", SignalKind.PromiseBroken)]
    public void Analyze_PlainCase_IsHeard(string text, SignalKind kind)
    {
        Assert.Contains(Analyze(text).Signals, signal => signal.Kind == kind);
    }

    [Theory]
    [InlineData("Gracias de antemano por su respuesta")]
    [InlineData("Muchas gracias, quedo pendiente")]
    [InlineData("Mi abogado necesita una copia de la póliza")]
    [InlineData("El taxista era un imbécil, ¿cómo abro un reclamo?")]
    [InlineData("Cambié de domicilio, ¿dónde lo actualizo?")]
    [InlineData("Tengo 81 años y quiero aprender a usar la app")]
    [InlineData("Es urgente, ¿a qué hora cierran?")]
    [InlineData("Mi jefe quiere saber si hay descuento")]
    public void Analyze_HardNegative_StaysSilent(string text)
    {
        Assert.Empty(Analyze(text).Signals);
    }

    [Theory]
    [InlineData("El servicio es bueno", "El servicio no es bueno")]
    [InlineData("Está muy bueno", "Está bueno")]
    [InlineData("Es caro pero excelente", "Es excelente pero caro")]
    [InlineData("No vino nadie amable", "Vino alguien amable", false)]
    [InlineData("Funciona perfecto", "No funciona")]
    [InlineData("Gracias por todo", "Gracias por nada")]
    [InlineData("¡¡¡Excelente!!!", "Excelente")]
    [InlineData("Qué buena atención", "Qué pésima atención")]
    public void Analyze_TwoTexts_FirstIsFriendlier(string friendlier, string other, bool firstWins = true)
    {
        var (a, b) = (Analyze(friendlier).Sentiment, Analyze(other).Sentiment);

        Assert.True(firstWins ? a > b : a < b, $"{a} and {b}");
    }

    [Theory]
    [InlineData("Estoy furiosa con esta compañía", "anger")]
    [InlineData("Estoy muy triste con lo que pasó", "sadness")]
    [InlineData("Tengo mucho miedo de perder la casa", "fear")]
    [InlineData("Qué asco de comida me mandaron", "disgust")]
    [InlineData("Me encanta, quedó precioso", "joy")]
    [InlineData("Estoy muy decepcionado con el servicio", "disappointment")]
    [InlineData("no entiendo nada de este recibo", "confusion")]
    public void Analyze_Feeling_IsNamed(string text, string label)
    {
        Assert.Contains(Analyze(text).Emotions, cue => cue.Label == label);
    }

    [Theory]
    [InlineData("No funcionó el módem y nadie contestó")]
    [InlineData("Es la séptima vez que les escribo, ¡qué vergüenza!")]
    public void Analyze_WithAndWithoutAccents_IsTheSame(string text)
    {
        var plain = new string([.. text.Normalize(NormalizationForm.FormD).Where(c => c is < '\u0300' or >= '\u0370')]);
        var decomposed = text.Normalize(NormalizationForm.FormD);

        Assert.Equal(Analyze(text).Sentiment, Analyze(plain).Sentiment, 6);
        Assert.Equal(Analyze(text).Sentiment, Analyze(decomposed).Sentiment, 6);
        Assert.Equal(Kinds(text), Kinds(plain));
        Assert.Equal(Kinds(text), Kinds(decomposed));
    }

    [Fact]
    public void Lexicon_Entries_AreManyEnough()
    {
        Assert.True(Analyzer.Packs.Find("es")!.Lexicon.EntryCount >= 1500);
    }

    [Fact]
    public void Analyze_AnyText_IsInBounds()
    {
        var random = new Random(20_26);
        string[] pieces =
        [
            "no", "nunca", "pero", "me", "cobraron", "gracias", "¿", "¡", "!", "?", "…", "ñ", "á", "a\u0301", "\u0301", "\ud800", "\udc00", "😡",
            "[CARD]", "'", "’", ".", "\n", " ", "  ", "q", "xq", "@", "://", "2ª", "300", "€", "ASESOR", "siii", "的", "и", "\u0000", "\u200b",
        ];

        for (var i = 0; i < 3_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(0, 24)).Select(_ => pieces[random.Next(pieces.Length)] + (random.Next(2) == 0 ? " " : string.Empty)));
            foreach (var declared in (string[])["", "es", "en-GB", "-", "x"])
            {
                var analysis = Analyzer.Analyze(text, [], 1, declared);

                Assert.InRange(analysis.Sentiment, -1, 1);
                Assert.InRange(analysis.Risk, 0, 1);
                Assert.All(analysis.Signals.SelectMany(s => s.Spans), span => Assert.True(span.Start < span.End && span.End <= text.Length));
            }
        }
    }

    private static Analysis Analyze(string text) => Analyzer.Analyze(text, [], 1, "es");

    private static IEnumerable<SignalKind> Kinds(string text) => Analyze(text).Signals.Select(signal => signal.Kind);
}
