namespace AgentAssist.Core.Privacy.Tagging;

/// <summary>What the gazetteers and the model's word list say about a word; a word may be several things.</summary>
[Flags]
internal enum WordClasses : ushort
{
    None = 0,
    GivenName = 1,
    Surname = 1 << 1,
    Country = 1 << 2,
    City = 1 << 3,

    /// <summary>A word of a place's name of several words: "new", "saint", "rio".</summary>
    PlacePart = 1 << 4,
    Nationality = 1 << 5,

    /// <summary>"mr", "dr", "frau".</summary>
    Honorific = 1 << 6,
    Job = 1 << 7,

    /// <summary>"inc", "gmbh", "holdings".</summary>
    Company = 1 << 8,

    /// <summary>"street", "rua", "platz".</summary>
    Street = 1 << 9,

    /// <summary>"apt", "suite", "floor".</summary>
    Unit = 1 << 10,

    /// <summary>Months and weekdays.</summary>
    Calendar = 1 << 11,

    /// <summary>Brands, products and plans, which identify nobody.</summary>
    Product = 1 << 12,

    /// <summary>A word that people commonly write in lower case, as the trainer counted it.</summary>
    Ordinary = 1 << 13,

    /// <summary>"mother", "boss", "colleague": somebody is likely to be named.</summary>
    Person = 1 << 14,

    /// <summary>Abbreviations of states and provinces.</summary>
    Region = 1 << 15,
}
